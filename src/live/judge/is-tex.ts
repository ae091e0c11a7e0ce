/** Whether a text is TeX, and not lines in the language: that has neither \ nor $. */
export const isTex = (text: string): boolean => /[\\$]/.test(text);
