/** The page to hand out: a derivation to write, and the two circles. */
import { circles } from './circles/view.js';
import { need } from './dom.js';
import { answersAbout } from './hook.js';
import { PageJudge } from './judge/judge.js';
import { followLanguage } from './language.js';
import { meanings } from './meanings.js';
import { judgeThreads, threads } from './parts.js';
import { playground } from './playground/view.js';
import { whenNear } from './when-near.js';

followLanguage();
const judge = new PageJudge(judgeThreads());
const written = playground(judge);
need('#playground').append(written.element);
meanings(written.contextOf);
const place = need('#circles');
whenNear(place, () => place.append(circles(threads('trainer'))));
answersAbout(judge, threads('trainer'));
