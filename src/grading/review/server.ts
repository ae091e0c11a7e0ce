/** What is left to persons, on a page of this machine: nobody else can open it, and nothing leaves the folder. */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Homework } from '../../homework/homework.js';
import { PACKAGE_FOLDER } from '../../package.js';
import { Store, type Stored, storedIn } from '../batch/store.js';
import { isRecord } from '../sandbox/messages.js';
import { reviewPage } from './page.js';
import { type Decision, decided, decisionOn, type Reviews, seenOf, writeReviews } from './reviews.js';

const SCRIPT = join(PACKAGE_FOLDER, 'report/review.js');
/** A decision is short. */
const MAX_BODY = 100_000;

/** Serves until it is interrupted. */
export async function serveReview(out: string, homework: Homework): Promise<void> {
  const { server, address } = await reviewServer(out, homework);
  console.log(`${address}\nWhat you decide is in ${join(out, 'reviews.json')} at once. Ctrl-C ends.`);
  await new Promise<void>((done) => process.once('SIGINT', done));
  server.close();
  server.closeAllConnections();
}

export async function reviewServer(
  out: string,
  homework: Homework,
): Promise<{ readonly server: Server; readonly address: string }> {
  const store = await Store.open(out, homework);
  const token = randomBytes(24).toString('base64url');
  const review = { store, homework, token, graded: new Graded(out) };
  const server = createServer((request, response) => {
    answer(request, review).then(
      ({ status, type, body }) => send(response, status, type, body),
      (error: Error) => send(response, 400, 'text/plain', error.message),
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return { server, address: `http://127.0.0.1:${port}/?token=${token}` };
}

/** What is graded, as it was when the page was opened: it is much, and every decision asks for it. */
class Graded {
  private all: readonly Stored[] | undefined;

  constructor(private readonly out: string) {}

  anew(): readonly Stored[] {
    this.all = storedIn(this.out);
    return this.all;
  }

  asShown(): readonly Stored[] {
    return this.all ?? this.anew();
  }
}

interface Review {
  readonly store: Store;
  readonly homework: Homework;
  readonly token: string;
  readonly graded: Graded;
}

interface Reply {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** The host is looked at, too: a page from elsewhere must not get here under another name. */
async function answer(request: IncomingMessage, { store, homework, token, graded }: Review): Promise<Reply> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
  if (!/^127\.0\.0\.1:\d+$/.test(request.headers.host ?? '')) return refused('another host');
  if (request.method === 'GET' && pathname === '/review.js')
    return { status: 200, type: 'text/javascript', body: readFileSync(SCRIPT, 'utf8') };
  if (!isToken(searchParams.get('token') ?? '', token)) return refused('the address needs its token');
  if (request.method === 'GET' && pathname === '/') {
    const everything = searchParams.has('all');
    const other = `/?token=${token}${everything ? '' : '&all'}`;
    const body = reviewPage(graded.anew(), store.reviews(), homework, { everything, other });
    return { status: 200, type: 'text/html', body };
  }
  if (request.method === 'POST' && pathname === '/decide') {
    const wanted: unknown = JSON.parse(await bodyOf(request));
    const all = graded.asShown();
    // From here to the file nothing is waited for: another server of the same folder may write it, too.
    const before = store.reviews();
    const { reviews, seen } = decideReview(wanted, all, before);
    writeReviews(store.out, reviews);
    for (const stored of all) {
      const { submission } = stored.sheet;
      if (reviews[submission] !== before[submission]) store.show(stored, reviews);
      else store.count(stored, reviews);
    }
    store.tables(all.map(({ folder }) => folder));
    return { status: 200, type: 'application/json', body: JSON.stringify({ seen }) };
  }
  return { status: 404, type: 'text/plain', body: 'there is no such page' };
}

const refused = (body: string): Reply => ({ status: 403, type: 'text/plain', body });

function isToken(given: string, token: string): boolean {
  const [a, b] = [given, token].map((text) => Buffer.from(text));
  return a.length === b.length && timingSafeEqual(a, b);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) {
    body += chunk;
    if (body.length > MAX_BODY) throw new Error('too long');
  }
  return body;
}

/**
 * `points: null` takes a decision back. It counts for every answer to the question that is the same, whoever has scored
 * it, but not where there is no answer.
 */
function decideReview(
  wanted: unknown,
  all: readonly Stored[],
  reviews: Reviews,
): { readonly reviews: Reviews; readonly seen: string } {
  if (!isRecord(wanted)) throw new Error('a decision is an object');
  const { question, answer: same, points, comment, seen = '' } = wanted;
  const of = all.flatMap(({ sheet }) =>
    sheet.questions.some((one) => one.id === question && one.answer === same && one.status !== 'unanswered')
      ? [sheet]
      : [],
  );
  if (of.length === 0) throw new Error('there is no such answer');
  const most = of[0].questions.find(({ id }) => id === question)!.points;
  const isGiven = typeof points === 'number' && points >= 0 && points <= most;
  if (points !== null && !isGiven) throw new Error(`points are from 0 to ${most}`);
  const decision: Decision | undefined = isGiven
    ? { points, comment: typeof comment === 'string' ? comment.slice(0, 10_000) : '', answer: String(same) }
    : undefined;
  const id = String(question);
  for (const { submission } of of) {
    const now = decisionOn(reviews, submission, id);
    if (now && now.answer === same && seenOf(now) !== seen)
      throw new Error(`decided meanwhile: ${now.points}, “${now.comment}”; load the page again`);
  }
  return {
    reviews: of.reduce((now, { submission }) => decided(now, submission, id, decision), reviews),
    seen: seenOf(decision),
  };
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  });
  response.end(body);
}
