/**
 * Both languages set a space before % and between the threes of a large number, French also before : ; ? ! » and after
 * «, at which no line may break.
 * Those spaces of a document's running text made hard; code and output keep theirs.
 */
export function withHardSpaces<Node>(node: Node): Node {
  if (Array.isArray(node)) return node.map(withHardSpaces) as Node;
  if (node === null || typeof node !== 'object') return node;
  const { kind, text } = node as { kind?: unknown; text?: unknown };
  if (kind === 'text' && typeof text === 'string') return { ...node, text: hardened(text) };
  const parts = Object.entries(node).map(([key, part]) => [
    key,
    key === 'plotly' || key === 'record' ? part : withHardSpaces(part),
  ]);
  return Object.fromEntries(parts) as Node;
}

function hardened(text: string): string {
  return text.replace(/ (?=[:;?!%»])|(?<=«) |(?<=\d) (?=\d{3}(?!\d))/g, '\u00a0');
}
