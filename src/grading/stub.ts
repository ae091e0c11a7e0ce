export interface Stub {
  readonly source: string;
  /** Whether the solution stood between marks. */
  readonly marked: boolean;
}

/**
 * The code of a solution without the solution: it compiles, and says that it is not answered. Between
 * `// BEGIN SOLUTION` and `// END SOLUTION`, or all of it where there are no marks; then its derivations stand there,
 * begun and not finished.
 */
export function stubOf(where: string, source: string, question: string, skeletons: readonly string[]): Stub {
  const statement = `throw new Error('${question}: not answered yet');`;
  if (!/\b(BEGIN|END) SOLUTION\b/.test(source))
    return { source: skeletons.length > 0 ? skeletons.join('\n\n') : statement, marked: false };
  const lines: string[] = [];
  let inside = false;
  for (const [i, line] of source.split('\n').entries()) {
    const [, indent, mark] = /^(\s*)\/\/ (BEGIN|END) SOLUTION\s*$/.exec(line) ?? [];
    if (mark === undefined) {
      if (!inside) lines.push(line);
      continue;
    }
    if (inside === (mark === 'BEGIN')) {
      const why = inside ? 'one has begun before and not ended' : 'none has begun';
      throw new Error(`${where}, line ${i + 1}: // ${mark} SOLUTION stands here, and ${why}`);
    }
    if (!inside) lines.push(indent + statement);
    inside = !inside;
  }
  if (inside) throw new Error(`${where}: a solution begins and has no // END SOLUTION`);
  return { source: lines.join('\n'), marked: true };
}
