/** The report comes alive. Whatever fails here, the page stays as it was printed. */
import { circles } from './circles/view.js';
import { LiveDerivation } from './derivation.js';
import { need } from './dom.js';
import { game } from './game.js';
import { answersAbout } from './hook.js';
import { Judge } from './judge/judge.js';
import { followLanguage } from './language.js';
import { meanings } from './meanings.js';
import { judgeThreads, threads } from './parts.js';
import { copyTex, followContents, headingLinks, readerTools } from './reader.js';
import { tools } from './tools.js';
import { whenNear } from './when-near.js';

followLanguage();
const judge = new Judge(judgeThreads());
const hosts = [...document.querySelectorAll<HTMLElement>('.derivation')];
for (const host of hosts) host.append(tools(new LiveDerivation(host, judge), judge));
if (hosts.length > 0) need('nav').prepend(game(hosts, judge));
answersAbout(judge, threads('trainer'));
need('nav').prepend(readerTools());
headingLinks();
followContents();
copyTex();
meanings();

const trained = document.getElementById('prac/e05-two-circles');
if (trained && document.getElementById('trainer'))
  whenNear(trained, () => (trained.nextElementSibling ?? trained).after(circles(threads('trainer'))));
