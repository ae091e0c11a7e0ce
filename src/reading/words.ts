/** The words of a document that say how its formulas hang together. Words never make a line true: they only say under what it is claimed. */

/** “otherwise”, alone. */
export const OTHERWISE = /^\W*(otherwise|else|elsewhere|sinon|autrement|ailleurs)\W*$/i;

const CUES = new Set(
  'if when for where whenever in case the si lorsque quand pour où ou dans le cas alors then we have on a obtient that que all tout any chaque each every cas case of and et'.split(
    ' ',
  ),
);
const SAYS_CONDITION = /\b(if|when|for|where|whenever|case|si|lorsque|quand|pour|où|cas)\b/i;

/** Whether words say nothing but that a condition follows or has ended: “if”, “pour”, “dans le cas où”. */
export const onlyCues = (text: string): boolean =>
  text
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter(Boolean)
    .every((word) => CUES.has(word));

/** Whether the words say that the formula after them is a condition. */
export const saysCondition = (text: string): boolean => onlyCues(text) && SAYS_CONDITION.test(text);
