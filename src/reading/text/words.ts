/** The words of a document that say how its formulas hang together. Words never make a line true: they only say under what it is claimed. */

/** “otherwise”, alone. */
export const OTHERWISE = /^\W*(otherwise|else|elsewhere|sinon|autrement|ailleurs)\W*$/i;

const CUES = new Set(
  'if when for where whenever as soon dès in case the si lorsque quand pour où ou dans le cas alors then we have on a obtient that que all tout any chaque each every cas case of and et'.split(
    ' ',
  ),
);
const SAYS_CONDITION =
  /(?<!\p{L})(if|when|for|where|whenever|as soon as|dès que|case|si|lorsque|quand|pour|où|cas)(?!\p{L})/iu;

/** Whether words say nothing but that a condition follows or has ended: “if”, “pour”, “dans le cas où”. */
export const onlyCues = (text: string): boolean =>
  text
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter(Boolean)
    .every((word) => CUES.has(word));

/** Whether the words say that the formula after them is a condition. */
export const saysCondition = (text: string): boolean => onlyCues(text) && SAYS_CONDITION.test(text);

/** Whether the words end what a condition was said for: “Alors”, “therefore”. */
export const endsCondition = (text: string): boolean =>
  /\b(therefore|hence|thus|consequently|alors|donc|ainsi|finalement|finally|in all cases|dans tous les cas|similarly|de même|now|maintenant)\b/i.test(
    text,
  );

/** Whether the words speak of all cases at once. */
export const endsCases = (text: string): boolean =>
  /\b(in (all|both|either) cases?|(both|the two) cases|dans (tous|les deux) (les )?cas|les deux cas|finalement|finally|in general|en général)\b/i.test(
    text,
  );

/** Whether what follows is only supposed: “suppose that”, for a contradiction. */
export const supposes = (text: string): boolean =>
  /\b(suppose|supposons|assume that|let's assume|let us assume|we assume|par l'absurde|contradiction|absurde)\b/i.test(
    text,
  );

/** Whether a formula in this sentence is assumed until the words say otherwise: “Assume $x > 0$”. */
export const assumes = (sentence: string): boolean =>
  /(?<!\p{L})(?:assum(?:e|ing)|suppos(?:e|ing|ons|ant)|admettons)(?!\p{L})(?!.*(?<!\p{L})(?:let|soit|soient)\s)/isu.test(
    sentence,
  ) && !/throughout|always|toujours|dans (?:tout|la suite)/i.test(sentence);

/** Whether nothing but what is assumed comes after the words. */
export const onlyAssumes = (words: string): boolean =>
  /(?:assume|suppose|supposons|admettons)(?: that| que)?\s*$/i.test(words);

/** Whether the words turn to the contrary of what was assumed. */
export const turnsToContrary = (words: string): boolean =>
  /(?:^|[.;:,!?\n])\s*(?:(?:and|but|et|mais)\s+)?(?:otherwise|else|sinon|autrement|dans le cas contraire)\b/i.test(
    words,
  );

/** Whether the words end what was assumed: they speak of all cases, or are a heading. */
export const endsAssumed = (words: string): boolean =>
  HEADING.test(words) || (endsCases(words) && !/finalement|finally/i.test(words));

const HEADINGS = String.raw`#{1,6}\s|\\(?:sub)*section(?![a-z])|\\(?:paragraph|part|chapter)(?![a-z])|\\begin\{(?:exercise|question|solution)\}`;

/** A heading. */
export const HEADING = new RegExp(String.raw`(?:^|\n)\s*(?:${HEADINGS})`);

/** A heading, or the number of a new question. */
export const BEGINS = new RegExp(
  String.raw`(?:^|\n)\s*(?:${HEADINGS}|[A-Z]\)|\d+[.)]\s|\([a-z]\)\s|Question\b)`,
);

const PROVIDED =
  'without loss of generality,?|w\\.?l\\.?o\\.?g\\.?,?|sans perte de généralité,?|provided(?: that)?|pourvu que|[àa] condition que|as long as|tant que|whenever|when|if|quand|lorsque|si';
// “Dans tous les cas” is no condition.
const CASE = '(?<!(?:tous|deux)(?: les)? )cas';

const CUE_AT_END = new RegExp(
  `(?<!\\p{L})(?:${PROVIDED}|case that|being that|for|pour|where|${CASE}|case|où)\\s*$`,
  'iu',
);

// “If the margin is large, that is $m > 1$”
const IF_AT_END = new RegExp(
  `(?<!\\p{L})(?:${PROVIDED}|case(?: where)?|${CASE}(?: où)?)(?:\\s[^.;:]*(?:i\\.e\\.|that is|namely|c[’']est-à-dire|à savoir),?)?\\s*$`,
  'iu',
);
const BEHIND = new RegExp(`^\\s*,?\\s*(?:${PROVIDED}|for|pour)\\s*$`);

/** Whether the words before a formula say that it is a condition: nothing ends their sentence. */
export const endsWithCue = (words: string): boolean => CUE_AT_END.test(words) || IF_AT_END.test(words);

/** Whether the words before a formula say that it need not hold: “if”, “when”. */
export const endsWithIf = (words: string): boolean => IF_AT_END.test(words);

/** Whether the words behind a formula say that a condition follows which it is claimed under. */
export const isBehind = (words: string): boolean => BEHIND.test(words);

/** Whether the words behind a condition end what it is said of. */
export const endsCase = (words: string): boolean =>
  /^\s*(?:[.;:)]|,?\s*(?:and|et|but|mais|otherwise|sinon)(?!\p{L}))/iu.test(words);

/** Whether the words before a formula say that it is a place, where something vanishes or which is left out. */
export const isPlace = (words: string): boolean =>
  /(?:vanish\w*|zero|minim\w+|maxim\w+|attained|reached|annule\w*|nulle?|atteinte?)(?!\p{L})[^.;]*(?<!\p{L})(?:at|en)\s*$/iu.test(
    words,
  ) || /\b(away from|except at|outside of|hors de|sauf en)\s*$/i.test(words);

/** Whether the words before a formula only bring something in: “with $n = 3$”, “let $y = …$”. */
export const introduces = (words: string): boolean =>
  endsWithCue(words) || isPlace(words) || /\b(assuming|suppose|let|soit|with|avec)\s*$/i.test(words);

/** Whether the words before a formula say that it holds: “we have”, “hence”, or nothing at all in its paragraph. */
export const asserts = (words: string): boolean =>
  /(?:^|\n\s*\n|(?<!\p{L})(?:have|has|gets?|obtain|find|so|hence|thus|therefore|that|then|since|because|implies|gives|yields|clearly|also|and|always|i\.e\.|is|are|a|obtient|trouve|donc|ainsi|alors|que|car|puisque|comme|aussi|et|toujours|est|sont|soit))[\s,:]*$/iu.test(
    words,
  );

/** “then” */
export const THEN = /(?<!\p{L})(?:then|alors)(?!\p{L})/iu;

/** Whether a sentence has begun with what is only supposed in it: “If $Au = λu$ and”. */
export const isConditional = (sentence: string): boolean =>
  /(?<!\p{L})(?:if|when|whenever|si|lorsque|quand)(?!\p{L})/iu.test(sentence) && !THEN.test(sentence);

/** What is said after the last sentence that has ended. */
export const lastSentence = (words: string): string => words.split(/[.;!?]\s|\n\s*\n/).pop() ?? '';

/** Whether a sentence gives names: “Let $x ∈ ℝⁿ$ and $y = …$”, “On pose …”. */
export const bringsIn = (sentence: string): boolean =>
  /\b(let|define|denote|set|soient|posons|notons|définissons|on (?:pose|note|définit))\b/i.test(sentence) ||
  // “…, soit $A = B$” says what follows from what was said.
  /(^|\n)\s*(et\s+)?soit\b|\bSoit\b/.test(sentence);

const IN_WORDS =
  /\b(?:when|if|case|for|pour|quand|lorsque|si|cas)\s+([a-z])\s*(=|≠|!=|>|<)\s*([a-z0-9])\b([^.]*)$/i;
const SIGNS: Readonly<Record<string, string>> = { '≠': '\\neq', '!=': '\\neq' };

/** “When k = y:”, at the end of what is said before a display. */
export function conditionIn(
  words: string,
): { readonly tex: string; readonly at: number; readonly indices: boolean } | undefined {
  const paragraphs = words.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== '');
  const last = paragraphs[paragraphs.length - 1] ?? '';
  const found = IN_WORDS.exec(last);
  if (!found || endsCondition(last)) return undefined;
  const [, left, sign, right] = found;
  return {
    tex: `${left} ${SIGNS[sign] ?? sign} ${right}`,
    at: words.lastIndexOf(last) + found.index,
    indices: /[a-z]/.test(right) && /^(=|≠|!=)$/.test(sign),
  };
}

/** Whether words only join two claims: “and”, “donc”. */
export const joins = (text: string): boolean =>
  /^\W*(and|et|so|so that|thus|hence|therefore|then|i\.e\.?|that is|donc|alors|ainsi|d'où|car|since|because|or|we have|on a|we get|on obtient)\W*$/i.test(
    text,
  );

/** Whether a sentence looks for where something holds: “Setting this to zero gives”, “the normal equations”. */
export const seeks = (sentence: string): boolean =>
  /\b(set(ting)?|put(ting)?|equat\w+|solv\w+|vanish\w*|stationar\w+|optimal\w*|optimum|minimi\w+|maximi\w+|first-order condition|normal equations?)\b|(?<!\p{L})(annul\w*|résol\w*|résou\w*|équations? normales?|stationnaire|égal\w* à (zéro|0)|à l[’']optimum)/iu.test(
    sentence,
  );

const KINDS: readonly (readonly [RegExp, 'size' | 'scalar' | 'index'])[] = [
  [/(integer|whole number|natural number|entier|number of \w+|nombre (de|d[’'])\s*\w+|dimension)/i, 'size'],
  [
    /(scalar|real( number)?|constant|scalaires?|réels?|constante|learning rate|step size|pas d[’']apprentissage|hyperparam\w+)/i,
    'scalar',
  ],
  [/(index|indice)/i, 'index'],
];

/** What the words beside a letter say it is: “an integer $n$”, “let $c$ be a scalar”. */
export function kindSaid(before: string, after: string): 'size' | 'scalar' | 'index' | undefined {
  const said =
    /([\p{L}’' ]{3,40})\s*$/u
      .exec(before)?.[1]
      .split(/\b(?:and|of|et|avec|with)\b/)
      .pop() ?? '';
  const told =
    /^\s*(?:be|is|are|being|denotes?|désigne|est|sont|soit)\s+(?:an?|the|une?|des|le|la|any|some)?\s*([\p{L}’' ]{3,40})/iu.exec(
      after,
    )?.[1];
  const close = said.trim().split(/\s+/).slice(-3).join(' ');
  return [told, close].flatMap((words) =>
    words === undefined
      ? []
      : KINDS.flatMap(([pattern, kind]) => (ends(words, pattern, words === told) ? [kind] : [])),
  )[0];
}

const ends = (words: string, pattern: RegExp, anywhere: boolean): boolean =>
  new RegExp(anywhere ? pattern.source : `${pattern.source}$`, 'i').test(words.trim());

/** Whether the words beside a vector say that its entries sum to one. */
export const isDistribution = (before: string, after: string): boolean =>
  [/[^.;]{0,40}$/.exec(before)?.[0] ?? '', /^[^.;]{0,60}/.exec(after)?.[0] ?? ''].some((words) =>
    /\bone-?hot\b|probability (vector|distribution)|vecteur de probabilités|distribution de probabilité|sums? to (one|1)\b|somme (vaut|égale à|à) (un|1)\b/i.test(
      words,
    ),
  );

/** Whether the words beside a matrix say that it is symmetric. */
export const isSymmetric = (before: string, after: string): boolean =>
  /(?<!\p{L})(symmetric|symétriques?)(?!\p{L})[^.;$]{0,20}$/iu.test(before) ||
  /^[^.;$]{0,25}(symmetric|symétriques?)/i.test(after);

/** Whether a text says that the derivative of a number by a column is a row. */
export const saysRowGradients = (text: string): boolean =>
  /numerator[- ]layout|jacobian (?:layout|formulation)|convention (?:du )?numérateur|(?:gradients?|derivatives?|dérivées?)\b[^.$]{0,60}\b(?:rows?\b|row[- ]vectors?|vecteurs?[- ]lignes?|en ligne)/iu.test(
    text,
  );

/** Whether the words behind a formula say that it holds somewhere, in words that nothing else is known by. */
export const isElsewhere = (words: string): boolean =>
  /^\s*,?\s*(?:in the (?:middle|interior|tails?)|outside|inside|otherwise|elsewhere|away from|near|far from|au milieu|à l[’'](?:intérieur|extérieur)|ailleurs|sinon|hors de|loin de|près de)(?!\p{L})/iu.test(
    words,
  );

/** Whether the words beside a letter say that it may be any, whatever it was before. */
export const isAny = (before: string, after: string): boolean =>
  /(?<!\p{L})(?:any|arbitrary|independent)\s*$/iu.test(before) ||
  /^\s*(?:quelconques?|arbitraires?|arbitrary|independent|indépendante?s?)(?!\p{L})/iu.test(after);
