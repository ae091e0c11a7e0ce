"""The living pages in real browsers, opened as files: what they say is what Node said, and they stay usable."""

import gzip
import json
import re
import random
import subprocess
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
AXE = (PROJECT / "node_modules/axe-core/axe.min.js").read_text()
# Derivations that are not near the window are not laid out: for a test that looks at all of them at once.
ALL_LAID_OUT = ".derivation { content-visibility: visible !important; }"
WAIT = "const wait = (ms) => new Promise((done) => setTimeout(done, ms));"


def stored(record):
    """What was decided of a record: line by line, and of its cases."""
    return [line.get("verdict") for line in record["lines"]]


def differing(page, records):
    """The records of which the page says something else."""
    judged = page.run(
        f"const all = {json.dumps(records)}; const out = [];"
        "for (const record of all) out.push((await chainrule.judged(record)).verdicts); return out;"
    )
    return [record["id"] for record, found in zip(records, judged) if stored(record) != found]


@pytest.fixture(scope="module")
def report(open_page, pages):
    page = open_page((pages / "report.html").as_uri())
    yield page
    page.close()


def test_sizes(pages):
    for name, limit in [("report.html", 700_000), ("playground.html", 250_000)]:
        size = len(gzip.compress((pages / name).read_bytes(), 9))
        assert size <= limit, f"{name}: {size} bytes of gzip"


def test_every_stored_record_judged_again(report, records):
    assert differing(report, records) == []


def test_a_judge_that_always_agrees_is_seen(report, records):
    wrong = json.loads(json.dumps(next(r for r in records if r["lines"][1].get("relation") == "=")))
    wrong["lines"][1]["source"] = f"2 * ({wrong['lines'][1]['source']}) + 1"
    assert differing(report, [wrong]) == [wrong["id"]], "the page has to find the planted mistake"


def test_a_line_that_takes_too_long(report):
    kinks = "abcdefghopqrstuvw"
    record = {
        "context": {"symbols": {name: "scalar" for name in [*kinks, "x"]}},
        "lines": [
            {"relation": "", "source": " + ".join(f"abs({a} - x)" for a in kinks)},
            {"relation": "=", "source": " + ".join(f"abs(x - {a}) * exp(sin_({a}))" for a in kinks).replace("sin_", "tanh")},
            {"relation": "", "source": "x + x"},
            {"relation": "=", "source": "2 * x"},
        ],
    }
    frames = report.run(
        WAIT + "let worst = 0, last = performance.now(), on = true;"
        "const tick = () => { const now = performance.now(); worst = Math.max(worst, now - last); last = now; if (on) setTimeout(tick, 10); };"
        f"tick(); const found = await chainrule.judged({json.dumps(record)}); on = false; return [worst, found.verdicts];"
    )
    worst, verdicts = frames
    assert worst < 1500, "the page answers meanwhile"
    assert verdicts[3]["kind"] == "exact", "the next verdict is right"


def test_the_reference_training_has_the_bits_of_node(report):
    program = """
import { circlesData } from './dist/src/live/circles/problem.js';
import { trainCircles } from './dist/src/live/circles/training.js';
const all = {};
for (const activation of ['relu', 'leaky-relu', 'elu', 'tanh', 'sigmoid']) {
  let last;
  const h = { dh: 64, K: 20, epochs: 40, rate: 0.01, update: { rule: 'adam' }, seed: 'two circles', activation };
  await trainCircles(circlesData(), h, (told) => { last = told.done ?? last; });
  all[activation] = last.last.map((numbers) => Buffer.from(numbers.buffer).toString('hex'));
}
console.log(JSON.stringify(all));
"""
    command = ["node", "--input-type=module", "-e", program]
    node = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True)
    expected = json.loads(node.stdout)
    for activation, bits in expected.items():
        found = report.run(
            f"const done = await chainrule.trained({json.dumps({'activation': activation, 'epochs': 40})});"
            "return done.last.map((v) => [...new Uint8Array(v.buffer)].map((b) => b.toString(16).padStart(2, '0')).join(''));"
        )
        assert found == bits, activation


def test_a_mistake_put_in_shows_numbers_and_goes_away(report):
    report.run(
        WAIT + "const host = document.querySelectorAll('.derivation[data-question]')[6]; host.scrollIntoView();"
        "[...host.querySelectorAll('.tools button')][1].click();"
        "for (let i = 0; i < 200 && !host.querySelector('.tools .hint').textContent; i++) await wait(50); await wait(600);"
    )
    host = "document.querySelectorAll('.derivation[data-question]')[6]"
    assert report.run(f"return {host}.querySelectorAll('td .mark.refused').length") >= 1
    report.run(WAIT + f"{host}.querySelector('.tools .restore').click(); await wait(300);")
    assert report.run(f"return {host}.querySelectorAll('td .mark.refused').length") == 0


def test_keyboard_alone(chromium, pages):
    page = chromium.new_page()
    page.goto((pages / "report.html").as_uri())
    host = page.locator(".derivation[data-question]").nth(2)
    host.get_by_role("button", name="Change a line").focus()
    page.keyboard.press("Enter")
    field = host.locator("input.source")
    assert field.evaluate("e => e === document.activeElement")
    page.keyboard.type(" + 1")
    host.locator("td .mark.refused").first.wait_for(timeout=20_000)
    assert "wrong" in host.locator(".editor .status").inner_text()
    page.keyboard.press("Escape")
    host.locator("td .mark.refused").first.wait_for(state="detached", timeout=20_000)
    assert page.evaluate("document.activeElement.getAttribute('role')") == "button"
    page.close()


def test_no_request_leaves(chromium, pages):
    page = chromium.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    for name in ["report.html", "playground.html"]:
        page.goto((pages / name).as_uri())
        page.wait_for_timeout(1500)
    assert [url for url in asked if not url.startswith(("file:", "blob:", "data:"))] == []
    page.close()


def test_complete_without_scripts(chromium, pages):
    text = {}
    for scripts in [True, False]:
        context = chromium.new_context(java_script_enabled=scripts)
        page = context.new_page()
        page.goto((pages / "report.html").as_uri())
        text[scripts] = [row.strip() for row in page.locator("main table:not(.game table)").all_text_contents()]
        assert page.locator("button").count() == 0 or scripts
        context.close()
    assert text[False] == text[True] and len(text[False]) > 50


@pytest.mark.parametrize("name", ["report.html", "playground.html"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing(chromium, pages, name, theme):
    context = chromium.new_context(bypass_csp=True, color_scheme=theme, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto((pages / name).as_uri())
    if name == "report.html":
        host = page.locator(".derivation[data-question]").nth(2)
        host.get_by_role("button", name="Change a line").click()
        page.keyboard.type(" + 1")
        host.locator(".witness").first.wait_for(timeout=20_000)
    page.add_style_tag(content=ALL_LAID_OUT)
    page.evaluate(AXE)
    violations = page.evaluate("axe.run({ resultTypes: ['violations'] }).then((r) => r.violations)")
    assert [(v["id"], v["nodes"][0]["html"][:160]) for v in violations] == []
    context.close()


@pytest.mark.parametrize("name", ["report.html", "playground.html"])
def test_a_phone_shows_verdicts_whole(chromium, pages, name):
    page = chromium.new_page(viewport={"width": 400, "height": 800})
    page.goto((pages / name).as_uri())
    page.add_style_tag(content=ALL_LAID_OUT)
    page.wait_for_timeout(1000)
    assert page.evaluate("document.documentElement.scrollWidth") <= 400
    cut = page.evaluate("[...document.querySelectorAll('.verdict .mark')].filter((e) => e.getBoundingClientRect().right > 400).length")
    assert cut == 0
    page.close()


def test_any_hash_is_read_or_refused_and_never_run(chromium, pages):
    rng = random.Random(14)
    letters = "ABCxyz019-_%<>=&#\"'/\\\u00e9\u2202 "
    wild = ["#" + rng.choice(["", "try=", "play", "javascript:"]) + "".join(rng.choices(letters, k=rng.randrange(80))) for _ in range(1000)]
    hostile = ["#try=%3Cscript%3E", "#try=<img src=x onerror=hacked++>", "#javascript:hacked++", "#try=" + "A" * 40_000, "#try=!!!"]
    for name in ["playground.html", "report.html"]:
        page = chromium.new_page()
        failures = []
        page.on("pageerror", lambda error: failures.append(str(error)))
        page.add_init_script("window.hacked = 0;")
        page.goto((pages / name).as_uri())
        page.evaluate(
            "async (all) => { for (const hash of all) { location.hash = hash; await new Promise((d) => setTimeout(d, 2)); } }",
            [*hostile, *wild],
        )
        page.wait_for_timeout(500)
        assert page.evaluate("hacked") == 0
        assert failures == []
        if name == "playground.html":
            assert page.locator("textarea").input_value() != ""
        page.close()


def test_tex_is_judged_in_the_playground(chromium, pages):
    page = chromium.new_page()
    page.goto((pages / "playground.html").as_uri())
    page.locator("textarea").fill("\\begin{align} x + x &= 2x \\\\ &= 3x \\\\ &= \\foo x \\end{align}")
    page.locator(".preview .mark.refused").wait_for(timeout=20_000)
    assert page.locator(".preview .mark").all_inner_texts() == ["✓ exact", "✗ wrong", "– not read"]
    assert "\\foo" in page.locator(".preview").inner_text()
    page.locator("textarea").fill("x + x\n= 2*x")
    page.locator(".preview .mark.refused").wait_for(state="detached", timeout=20_000)
    page.locator(".preview .mark.exact").wait_for(timeout=20_000)
    assert page.locator(".preview .mark").all_inner_texts() == ["✓ exact"]
    page.close()


def test_the_playground_answers_in_the_language_of_the_page(chromium, pages):
    page = chromium.new_page()
    page.goto((pages / "playground.html").as_uri())
    page.get_by_label("Français").check()
    told = page.locator(".preview")
    for text, words, place in [
        ("assume x >\nx\n= x", "ligne 1: x > il manque quelque chose à la fin", "x >"),
        ("where W: n × n, x: n\nW*x\n= x'*W", "la ligne précédente est", None),
        ("2 + (x", "ce ( n’est pas fermé", "2 + "),
        ("= x", "rien ne précède", None),
    ]:
        page.locator("textarea").fill(text)
        told.get_by_text(words[:12]).first.wait_for(timeout=20_000)
        assert " ".join(words.split()) in " ".join(told.inner_text().split())
        if place:
            assert told.locator(".caret").first.evaluate("e => e.firstChild.textContent") == place
    page.close()


def test_the_playground_says_what_a_symbol_means(chromium, pages):
    page = chromium.new_page()
    page.goto((pages / "playground.html").as_uri())

    def told(name):
        page.locator(f'.preview [data-name="{name}"]').first.dispatch_event("pointerover", timeout=20_000)
        return page.locator(".card:visible").inner_text()

    assert "a number" in told("x")
    page.locator("textarea").fill("% chainrule: mlp relu\n\\[ o^s = \\mathrm{softmax}(o^a) \\]")
    assert "the probabilities of the classes" in told("os")
    formula = page.locator('.preview .formula:has([data-name="os"])').first
    page.keyboard.press("Escape")
    formula.focus()
    assert "the probabilities of the classes" in page.locator(".card:visible").inner_text(), "and by keys alone"
    page.close()


def test_the_first_puzzle_does_not_wait_for_the_whole_page(pages):
    html = (pages / "report.html").read_text()
    first = html.index('<div class="derivation')
    assert max(html.index('id="judge"'), html.index("<script>(")) < first < len(html) / 2


def test_right_after_wrong_and_as_it_was(chromium, pages):
    page = chromium.new_page()
    page.goto((pages / "report.html").as_uri())
    host = page.locator('.derivation[data-question="functions/c-sigmoid-derivative"]').first
    host.scroll_into_view_if_needed()
    marks = lambda: host.locator("td .mark").all_text_contents()  # noqa: E731
    printed = marks()
    host.get_by_role("button", name="Change a line").click()
    field = host.locator("input.source")
    source = field.input_value()
    field.fill(f"2*({source})")
    host.locator("td .mark.refused").first.wait_for(timeout=20_000)
    assert len(host.locator("td .mark.refused").all()) == 1, "the lines after a wrong one are judged for themselves"
    assert "right again" in host.inner_text()
    field.fill(f"{source} + )")
    host.locator(".editor .caret mark").wait_for(timeout=20_000)
    field.fill(f"({source})*1")
    host.locator("td .mark.refused").first.wait_for(state="detached", timeout=20_000)
    host.locator(".editor .restore").click()
    page.wait_for_timeout(800)
    assert marks() == printed
    field.fill("+".join(["x"] * 2000))
    page.wait_for_timeout(4000)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "a long line pushes nothing aside"
    page.close()


def test_search_marks_and_leads(chromium, pages):
    page = chromium.new_page()
    page.goto((pages / "report.html").as_uri())
    page.locator(".search").fill("jacobian")
    assert 0 < page.locator("nav li:visible").count() < 20
    assert page.evaluate("CSS.highlights.get('found').size") > 0
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") != ""
    page.locator(".search").fill("no such word at all")
    assert "Nothing" in page.locator(".reader").inner_text()
    page.close()


def test_sliders_move_their_pictures(chromium, pages):
    page = chromium.new_page()
    page.goto((pages / "report.html").as_uri())
    for heading, last in [("softmax/x1-not-scale-invariant", "0.2"), ("prac/e01-one-example", "0.0")]:
        page.evaluate("(id) => document.getElementById(id).scrollIntoView()", heading)
        host = page.locator(".slider").last if heading.startswith("prac") else page.locator(".slider").first
        host.wait_for(timeout=10_000)
        before = host.locator("svg").inner_html()
        host.locator("input").focus()
        page.keyboard.press("End")
        assert host.locator("svg").inner_html() != before
        assert host.locator("output").inner_text() in ["50", "10⁻¹²"]
    page.close()


def test_numbers_have_the_decimal_sign_of_the_language(chromium, pages):
    page = chromium.new_page()
    page.goto((pages / "report.html").as_uri())
    page.get_by_role("radio", name="Français").check()
    page.evaluate("document.getElementById('softmax/x1-not-scale-invariant').scrollIntoView()")
    slider = page.locator(".slider").first
    slider.wait_for(timeout=10_000)
    assert "0,563" in slider.locator("svg").text_content() and "0,563" in slider.locator(".hint").inner_text()
    page.locator(".game .pick").first.wait_for(timeout=30_000)
    page.get_by_role("button", name="Indice").click()
    page.locator(".board .number").first.wait_for()
    numbers = page.locator(".game .number:visible, .game .told").all_inner_texts()
    assert not [text for text in numbers if re.search(r"\d\.\d", text)], numbers
    page.close()


def test_nothing_is_printed_but_the_report(chromium, pages):
    page = chromium.new_page()
    page.goto((pages / "report.html").as_uri())
    page.wait_for_timeout(500)
    page.emulate_media(media="print", color_scheme="dark")
    shown = "[...document.querySelectorAll('button, input, nav, .welcome, .slider, .circles, .card')].filter((e) => e.checkVisibility() && !e.closest('.languages'))"
    assert page.evaluate(f"{shown}.map((e) => e.outerHTML.slice(0, 80))") == []
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    page.close()


def test_what_is_copied_has_its_tex(chromium, pages):
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto((pages / "report.html").as_uri())
    row = '.derivation[data-question="functions/c-sigmoid-derivative"] table'
    page.evaluate(f"getSelection().selectAllChildren(document.querySelector('{row}'))")
    page.keyboard.press("Control+c")
    text = page.evaluate("navigator.clipboard.readText()")
    assert "\\sigma" in text and "$" in text
    whole = '.derivation[data-question="functions/c-sigmoid-derivative"]'
    page.locator(f"{whole} .tools").first.wait_for(state="attached")
    page.evaluate(f"getSelection().selectAllChildren(document.querySelector('{whole}'))")
    page.keyboard.press("Control+c")
    text = page.evaluate("navigator.clipboard.readText()")
    assert "\\sigma" in text and "Put a mistake in" not in text, "no label of a button is copied"
    page.close()
    context.close()



# a form that a wrong line misses has a mark of its own, below the line
REFUSED_LINE = "[data-verdict] .mark.refused"


def game(page):
    """The puzzle of the first minute, when it is ready."""
    found = page.locator(".game")
    found.locator(".pick").first.wait_for(timeout=30_000)
    return found


def test_the_first_minute_without_any_syntax(chromium, pages):
    page = chromium.new_page()
    page.goto((pages / "report.html").as_uri())
    play = game(page)
    # the numbers give the line away: it is the one whose value no other line has
    play.get_by_role("button", name="Hint").click()
    play.locator(".number").first.wait_for(timeout=20_000)
    assert "→" in play.locator(".number").first.inner_text()
    for _ in range(play.locator(".pick").count()):
        if play.locator(REFUSED_LINE).count() == 0:
            play.locator(".pick").first.click()
    assert play.locator(REFUSED_LINE).count() == 1, "the wrong line is among those that can be picked"
    assert play.locator(".witness, .remark.refused").count() >= 1, "and it is shown why"
    assert "The line was" in play.inner_text()
    assert "0 of 1 found at once" in play.inner_text()
    page.close()


def test_every_puzzle_has_one_mistake_that_shows(chromium, pages):
    page = chromium.new_page()
    page.goto((pages / "report.html").as_uri())
    play = game(page)
    for _ in range(12):
        play.get_by_role("button", name="Show me").click()
        assert play.locator(REFUSED_LINE).count() == 1
        assert play.locator(".remarks .witness, .remarks .remark").count() >= 1
        play.get_by_role("button", name="Next").click()
        play.locator(".pick").first.wait_for(timeout=30_000)
    page.close()


def test_a_line_of_one_symbol_can_be_spoiled_too(chromium, pages):
    page = chromium.new_page()
    page.goto((pages / "report.html").as_uri())
    host = page.locator('.derivation[data-question="mlp/i-matrix-layer2"]').nth(1)
    host.get_by_role("button", name="Put a mistake in").click()
    host.locator("td .mark.refused").first.wait_for(timeout=20_000)
    page.close()


def test_a_verdict_says_what_it_means(chromium, pages):
    page = chromium.new_page()
    page.goto((pages / "report.html").as_uri())
    page.locator(".derivation[data-question] td .mark.exact").first.hover()
    assert "not only tried" in page.locator(".card").inner_text()
    page.close()


def test_a_keyboard_reaches_what_a_verdict_means(chromium, pages):
    page = chromium.new_page()
    page.goto((pages / "report.html").as_uri())
    host = page.locator(".derivation[data-question]").filter(has_text="exact").first
    host.get_by_role("button", name="Change a line").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    formula = host.locator('.formula[role="button"]:focus')
    told = []
    for _ in range(40):
        page.keyboard.press("?")
        told.append(page.locator(".card:visible").inner_text())
        if "not only tried" in told[-1]:
            break
    assert "not only tried" in told[-1] and len(told) > 1, "the symbols of the line, then its verdict"
    assert formula.get_attribute("aria-describedby") == "meaning"
    page.keyboard.press("Escape")
    assert not page.locator(".card").is_visible()
    page.close()


def test_a_symbol_has_the_meaning_of_the_network_in_the_network_alone(chromium, pages):
    page = chromium.new_page()
    page.goto((pages / "report.html").as_uri())

    def told(question, name):
        host = page.locator(f'.derivation[data-question="{question}"]:has([data-name="{name}"])').first
        host.scroll_into_view_if_needed()
        host.locator(f'[data-name="{name}"]').first.dispatch_event("pointerover")
        return page.locator(".card:visible").inner_text()

    assert "number" in told("functions/c-sigmoid-derivative", "x")
    assert "the input, one example" in told("mlp/a-hidden", "x")
    page.close()


def test_what_was_printed_of_the_form_does_not_stay_beside_a_changed_line(chromium, pages):
    page = chromium.new_page()
    page.goto((pages / "report.html").as_uri())
    # by role the whole page would be looked at, again and again
    host = page.locator(".derivation[data-question]:has(.check):has(.tools .restore)").first
    printed = host.locator("> .checks")
    assert printed.is_visible()
    host.get_by_role("button", name="Put a mistake in").click()
    host.locator("td .mark.refused").first.wait_for(timeout=20_000)
    assert not printed.is_visible()
    page.close()
