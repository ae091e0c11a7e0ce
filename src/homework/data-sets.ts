import { dataSetOf } from '../data/describe.js';
import { type Cell, isCode } from './notebook.js';

/** The data sets that the outputs of a cell describe. */
export function dataSetsIn(cell: Cell): string[] {
  if (!isCode(cell)) return [];
  return cell.outputs.flatMap((output) => ('metadata' in output && dataSetOf(output.metadata)) || []);
}
