// The page of `chainrule grade --review`: a decision is sent when Enter is pressed or its field is left.
const token = new URLSearchParams(location.search).get('token');

async function decide(section) {
  const [points, comment, said] = ['points', 'comment', 'said'].map((name) =>
    section.querySelector(`.${name}`),
  );
  const { question, answer } = section.dataset;
  const decision = {
    question,
    answer,
    points: points.value === '' ? null : Number(points.value),
    comment: comment.value,
  };
  said.textContent = 'saving …';
  try {
    const response = await fetch(`/decide?token=${token}`, {
      method: 'POST',
      body: JSON.stringify(decision),
    });
    said.textContent = response.ok ? 'saved' : await response.text();
  } catch {
    said.textContent = 'not saved: the command has ended';
  }
}

for (const section of document.querySelectorAll('section[data-question]'))
  section.addEventListener('change', () => decide(section));
