"""The living pages in real browsers, opened as files: what they say is what Node said, and they stay usable."""

import gzip
import json
import subprocess
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
AXE = (PROJECT / "node_modules/axe-core/axe.min.js").read_text()
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
        text[scripts] = [row.strip() for row in page.locator("main table").all_inner_texts()]
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
    page.evaluate(AXE)
    violations = page.evaluate("axe.run({ resultTypes: ['violations'] }).then((r) => r.violations)")
    assert [(v["id"], v["nodes"][0]["html"][:160]) for v in violations] == []
    context.close()


@pytest.mark.parametrize("name", ["report.html", "playground.html"])
def test_a_phone_shows_verdicts_whole(chromium, pages, name):
    page = chromium.new_page(viewport={"width": 400, "height": 800})
    page.goto((pages / name).as_uri())
    page.wait_for_timeout(1000)
    assert page.evaluate("document.documentElement.scrollWidth") <= 400
    cut = page.evaluate("[...document.querySelectorAll('.verdict .mark')].filter((e) => e.getBoundingClientRect().right > 400).length")
    assert cut == 0
    page.close()


def test_any_hash_is_read_or_refused_and_never_run(chromium, pages):
    page = chromium.new_page()
    page.add_init_script("window.hacked = 0;")
    page.goto((pages / "playground.html").as_uri())
    hostile = ["#try=%3Cscript%3E", "#try=<img src=x onerror=hacked++>", "#javascript:hacked++", "#try=" + "A" * 40_000, "#try=!!!"]
    for hash in hostile:
        page.evaluate("(hash) => { location.hash = hash; }", hash)
        page.wait_for_timeout(100)
    assert page.evaluate("hacked") == 0
    assert page.locator("textarea").input_value() != ""
    page.close()


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
        if play.locator(".mark.refused").count() == 0:
            play.locator(".pick").first.click()
    assert play.locator(".mark.refused").count() == 1, "the wrong line is among those that can be picked"
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
        assert play.locator(".mark.refused").count() == 1
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
