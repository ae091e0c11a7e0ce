import { carried, inline } from './bundle.js';
import { fontFaces } from './fonts.js';
import { languageSwitch, policy } from './page.js';
import { styles } from './styles.js';

/** The two languages' words of the page. */
const TEXT = `<header><h1><span lang="en" class="only">Write a derivation, and have it judged</span><span lang="fr" class="only">Écrire une dérivation, et la faire juger</span></h1>
<p><span lang="en" class="only">Each line is judged exactly against the one before it while you type; a wrong one shows numbers. Everything happens on this page: it works without a network, and nothing you write leaves it.</span><span lang="fr" class="only">Chaque ligne est jugée exactement contre la précédente pendant que vous écrivez ; une ligne fausse montre des nombres. Tout se passe dans cette page : elle marche sans réseau, et rien de ce que vous écrivez n’en sort.</span></p></header>`;

const HELP = `<details><summary><span lang="en" class="only">How lines are written</span><span lang="fr" class="only">Comment s’écrivent les lignes</span></summary>
<pre class="code"><code>where n: size, x: n, i: index     # symbols and shapes; without, every name is a real number
notation mlp relu                 # the symbols of the network: x W1 b1 ha hs W2 b2 oa os L gradW1 …
let S = sum(k, 1, n, exp(x[k]))   # a name for an expression
assume x &gt; 0
D(log(S), x[i])                   # begins a chain
= exp(x[i]) / S   // chain rule   # goes on with it, with a reason
!= x[i]                           # is wrong, and numbers show it
holds S &gt; 0                       # is true for all values
case i == j                       # for this case, until the next or: all cases</code></pre>
<p><span lang="en" class="only">Or paste LaTeX: text with its formulas between dollars or in an environment, or a formula alone. A first line <code>% chainrule: mlp relu</code> declares the symbols of the network.</span><span lang="fr" class="only">Ou collez du LaTeX : un texte avec ses formules entre dollars ou dans un environnement, ou une formule seule. Une première ligne <code>% chainrule: mlp relu</code> déclare les symboles du réseau.</span></p></details>`;

/** The playground as one page that holds everything. */
export async function writePlayground(): Promise<string> {
  const script = await inline('playground');
  const parts = [await carried('judge/worker', 'judge'), await carried('circles/worker', 'trainer')];
  const body = `${languageSwitch(['en', 'fr'])}
<main class="wide">
${TEXT}
<noscript><p>This page judges with a script, and needs one.</p></noscript>
<div id="playground"></div>
${HELP}
<div id="circles"></div>
</main>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy({ scripts: [script] })}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>chainrule playground</title>
<style>
${await fontFaces(body)}
${styles()}
</style>
</head>
<body class="alone">
${body}
${parts.join('\n')}
<script>${script}</script>
</body>
</html>
`;
}
