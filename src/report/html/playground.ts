import { escapeHtml } from '../../html.js';
import { carried, inline } from './bundle.js';
import { fontFaces } from './fonts.js';
import { languageSwitch, policy } from './page.js';
import { styles } from './styles.js';

/** The two languages' words of the page. */
const TEXT = `<header><h1><span lang="en" class="only">Write a derivation, and have it judged</span><span lang="fr" class="only">Écrire une dérivation, et la faire juger</span></h1>
<p><span lang="en" class="only">Each line is judged exactly against the one before it while you type; a wrong one shows numbers. Everything happens on this page: it works without a network, and nothing you write leaves it.</span><span lang="fr" class="only">Chaque ligne est jugée exactement contre la précédente pendant que vous écrivez ; une ligne fausse montre des nombres. Tout se passe dans cette page : elle marche sans réseau, et rien de ce que vous écrivez n’en sort.</span></p></header>`;

/** Kinds of lines, and what each does. */
const LINES: readonly (readonly [line: string, en: string, fr: string])[] = [
  [
    'where x: n, W: n × n, i: index',
    'symbols and shapes; without, every name is a real number',
    'symboles et dimensions ; sans cela, tout nom est un nombre réel',
  ],
  [
    'notation mlp relu',
    'the symbols of the network: x W1 b1 ha hs W2 b2 oa os L gradW1 …',
    'les symboles du réseau : x W1 b1 ha hs W2 b2 oa os L gradW1 …',
  ],
  ['let S = sum(k, 1, n, exp(x[k]))', 'a name for an expression', 'un nom pour une expression'],
  ['assume S > 0', 'in all that follows', 'dans tout ce qui suit'],
  ['D(log(S), x[i])', 'begins a chain', 'commence une chaîne'],
  ['= exp(x[i]) / S   // chain rule', 'goes on with it, with a reason', 'la continue, avec une raison'],
  ['2*S = S + S', 'or the chain in one row', 'ou la chaîne en une ligne'],
  ['!= x[i]', 'is wrong, and numbers show it', 'est faux, et des nombres le montrent'],
  ['holds S > 0', 'is true for all values', 'est vrai pour toutes les valeurs'],
  [
    'case i == j',
    'for this case, until the next or: all cases',
    'pour ce cas, jusqu’au suivant ou : all cases',
  ],
];

const said = (en: string, fr: string): string =>
  `<span lang="en" class="only">${escapeHtml(en)}</span><span lang="fr" class="only">${escapeHtml(fr)}</span>`;

const HELP = `<details><summary>${said('How lines are written', 'Comment s’écrivent les lignes')}</summary>
<pre class="code"><code>${LINES.map(([line, en, fr]) => `${escapeHtml(line.padEnd(34))}# ${said(en, fr)}`).join('\n')}</code></pre>
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
