/** What the server thread can do to the main thread, however busy that is. */
import { Session } from 'node:inspector';

/** A main thread that does not exit within this time (ms) is killed. */
const EXIT_GRACE = 1000;

/** Ends the JavaScript that the main thread is running, be it an endless loop. Its state and heap stay. */
export function breakOff(): Promise<void> {
  const session = new Session();
  session.connectToMainThread();
  return new Promise((resolve) => {
    session.post('Runtime.terminateExecution', () => {
      session.disconnect();
      resolve();
    });
  });
}

/** A kernel whose front end has died ends as well (the front end's id is in JPY_PARENT_PID). */
export function endWithParent(): void {
  const parent = Number(process.env.JPY_PARENT_PID);
  if (!(parent > 0)) return;
  setInterval(() => {
    if (!isAlive(parent)) killAll();
  }, 1000);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** Ends the process, politely at first. */
export function endProcess(ask: () => void): void {
  ask();
  setTimeout(killAll, EXIT_GRACE);
}

/** Ends this process and, where it leads a group (all front ends start it so), the ones that its cells started. */
function killAll(): void {
  try {
    process.kill(-process.pid, 'SIGKILL');
  } catch {
    process.kill(process.pid, 'SIGKILL');
  }
}
