// A line on which every message and every request takes its time, in order. LATENCY_MS is put in.
(() => {
	const later = (act) => setTimeout(act, LATENCY_MS);
	const Quick = window.WebSocket;
	window.WebSocket = class extends Quick {
		set onmessage(take) {
			super.onmessage = take && ((message) => later(() => take.call(this, message)));
		}
		get onmessage() {
			return super.onmessage;
		}
		send(data) {
			later(() => this.readyState === Quick.OPEN && super.send(data));
		}
	};
	const quick = window.fetch.bind(window);
	window.fetch = async (...asked) => {
		await new Promise(later);
		const answer = await quick(...asked);
		await new Promise(later);
		return answer;
	};
})();
