/** The folders of several machines as one. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { copyTogether } from '../../atomic-file.js';
import type { Homework } from '../../homework/homework.js';
import { type Reviews, readReviews, writeReviews } from '../review/reviews.js';
import { Store, storedIn } from './store.js';

/** Copies what each machine has graded; of a submission that several have, the first counts. With it go persons' decisions. */
export async function merge(folders: readonly string[], out: string, homework: Homework): Promise<void> {
  for (const from of folders)
    for (const { folder } of storedIn(from))
      if (!existsSync(join(out, folder, 'graded.json'))) copyTogether(join(from, folder), join(out, folder));
  const reviews: Reviews = Object.assign({}, ...[...folders, out].map(readReviews));
  if (Object.keys(reviews).length > 0) writeReviews(out, reviews);
  const store = await Store.open(out, homework);
  const all = storedIn(out);
  for (const stored of all) store.show(stored, reviews);
  store.tables(all.map(({ folder }) => folder));
  console.log(`${out}/: ${all.length} submissions`);
}
