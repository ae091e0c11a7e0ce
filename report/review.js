// The page of `chainrule grade --review`: a decision is sent when Enter is pressed or its field is left.
const token = new URLSearchParams(location.search).get('token');

async function decide(section) {
  const [points, comment, said] = ['points', 'comment', 'said'].map((name) =>
    section.querySelector(`.${name}`),
  );
  const { question, answer, seen } = section.dataset;
  const decision = {
    question,
    answer,
    points: points.value === '' ? null : Number(points.value),
    comment: comment.value,
    seen,
  };
  said.textContent = 'saving …';
  try {
    const response = await fetch(`/decide?token=${token}`, {
      method: 'POST',
      body: JSON.stringify(decision),
    });
    if (response.ok) section.dataset.seen = (await response.json()).seen;
    said.textContent = response.ok ? 'saved' : await response.text();
  } catch {
    said.textContent = 'not saved: the command has ended';
  }
}

// One after the other: each says what the one before it has decided.
for (const section of document.querySelectorAll('section[data-question]')) {
  let last = Promise.resolve();
  section.addEventListener('change', () => {
    last = last.then(() => decide(section));
  });
}
