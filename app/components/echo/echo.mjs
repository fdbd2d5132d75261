// "Has the server dealt with all I sent so far?" It handles what one page sends in the order in which
// it was sent, so the answer to a question says that all before it was dealt with.

const page = Math.random().toString(36).slice(2); // Answers outlive a page; they are not the next one's.
let asked = 0;

/** A new question: its number, and the text to be sent. */
export function question() {
  asked += 1;
  return { number: asked, text: `${page} ${asked}` };
}

/** Up to which question of this page all are answered, by the newest answer. */
export function answeredUpTo(heard) {
  const [asker, number] = heard.split(" ");
  return asker === page ? Number(number) : 0;
}
