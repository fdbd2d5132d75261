import { useMemo, useRef } from "react";
import { asksToSignIn } from "../logic/api.mjs";
import { covers } from "../logic/refusals.mjs";
import { failure } from "../logic/texts.mjs";

function buzz(ms) {
  // Refused before the first gesture, and by browsers without a motor.
  try { navigator.vibrate?.(ms); } catch { /* nothing to do */ }
}

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** What a viewer does to a clip: at once on screen, taken back when the server says no. */
export function useActions(deps) {
  const live = useRef(deps);
  live.current = deps;
  return useMemo(() => {
    const flying = new Set();

    async function toggle({ key, reason, apply, undo, call, done }) {
      // One request at a time: a second press while the first flies would race it.
      if (flying.has(key)) return;
      flying.add(key);
      apply();
      try {
        done(await call());
      } catch (error) {
        undo();
        if (asksToSignIn(error)) live.current.needSignIn(reason);
        else live.current.toast(failure(error, live.current.texts));
      } finally {
        flying.delete(key);
      }
    }

    const flag = (item, name, stat, on, call, reason) => toggle({
      key: `${reason} ${item.id}`, reason,
      apply: () => live.current.feed.flip(item.id, name, stat, on),
      undo: () => live.current.feed.flip(item.id, name, stat, !on),
      call,
      done: (answer) => answer && live.current.feed.settle(item.id, stat, answer.count),
    });
    function hide(item, refusal, words, call, callBack, reason = "") {
      const { closeMenu, refusals, removeFromHere, toast, needSignIn, texts } = live.current;
      closeMenu();
      refusals.add(refusal);
      const restore = removeFromHere((other) => covers(refusal, other));
      const back = () => { refusals.remove(refusal); restore(); };
      const said = call().catch((error) => {
        back();
        if (reason && asksToSignIn(error)) needSignIn(reason);
        else toast(failure(error, texts));
        throw error;
      });
      said.catch(() => {}); // Told above.
      const undo = () => said.then(callBack).then(back, () => toast(texts.not_taken_back));
      toast(words, callBack ? undo : undefined);
    }

    const link = (item) => `${location.origin}/v/${item.id}`;

    const actions = {
      like(item, only = false) {
        if (only && item.viewer.liked) return;
        const on = !item.viewer.liked;
        if (on) buzz(8);
        flag(item, "liked", "likes", on, () => live.current.api.like(item.id, on), "like");
      },
      save(item) {
        const on = !item.viewer.saved;
        flag(item, "saved", "saves", on, () => live.current.api.save(item.id, on), "save");
        if (on) live.current.toast(live.current.texts.saved_now);
      },
      follow(item) {
        const { handle, display_name: name } = item.creator;
        const on = !item.viewer.following;
        toggle({
          key: `follow ${handle}`, reason: "follow",
          apply: () => live.current.feed.follow(handle, on),
          undo: () => live.current.feed.follow(handle, !on),
          call: () => live.current.api.follow(handle, on),
          done() {
            // The server's own event does not know by which clip.
            live.current.log(on ? "follow" : "unfollow", item, {});
            live.current.toast(on ? live.current.texts.you_follow(name) : live.current.texts.you_unfollow(name));
          },
        });
      },
      async share(item) {
        const native = Boolean(navigator.share) && matchMedia("(pointer: coarse)").matches;
        try {
          if (native) await navigator.share({ title: live.current.texts.on_jhalak(item.creator.display_name), text: item.caption, url: link(item) });
          else if (!(await copied(link(item)))) { live.current.toast(link(item)); return; }
        } catch {
          return; // The viewer closed the share sheet.
        }
        history.replaceState(history.state, "", `/v/${item.id}`);
        actions.counted(item, native ? "native" : "copy");
        if (!native) live.current.toast(live.current.texts.link_copied);
      },
      async copyLink(item) {
        live.current.closeMenu();
        const ok = await copied(link(item));
        live.current.toast(ok ? live.current.texts.link_copied : link(item));
        if (ok) actions.counted(item, "copy");
      },
      counted(item, channel) {
        live.current.api.share(item.id, channel).then(
          (answer) => live.current.feed.settle(item.id, "shares", answer.count),
          () => {}, // The link is shared all the same; only the count is not.
        );
      },
      /** Not interested in a clip, creator, category or hashtag: gone at once, taken back by the toast. */
      refuse(item, refusal) {
        const { scope, value, label } = refusal;
        hide(item, refusal, live.current.texts.no_more[scope](label), () => live.current.api.notInterested(item.id, scope, value), () => live.current.api.interestedAgain(scope, value, item.id));
      },
      block(item) {
        const { id, handle, display_name: name } = item.creator;
        hide(item, { scope: "creator", value: id }, live.current.texts.blocked(name), () => live.current.api.block(handle, true), () => live.current.api.block(handle, false));
      },
      report(item, reason, detail) {
        hide(item, { scope: "video", value: item.id }, live.current.texts.reported, () => live.current.api.report(item.id, reason, detail), null, "report");
      },
      /** What a newcomer picked; nothing when they waved the question away. */
      async choose(chosen) {
        try {
          await live.current.api.chooseTaste(chosen.map(({ kind, value }) => ({ kind, value })));
        } catch (error) {
          live.current.toast(failure(error, live.current.texts));
          return false;
        }
        if (chosen.length) await live.current.renew();
        return true;
      },
      /** More or less of what a clip stands for, from the next clips on. */
      async turn(item, { kind, value, label }, level) {
        live.current.closeMenu();
        try {
          await live.current.api.setTaste(kind, value, level);
        } catch (error) {
          live.current.toast(failure(error, live.current.texts));
          return;
        }
        // Wanting more takes a "not interested" back.
        if (level === "more") live.current.refusals.remove({ scope: kind, value });
        live.current.renew();
        live.current.toast(level === "more" ? live.current.texts.more_of(label) : live.current.texts.less_of(label), () =>
          live.current.api.dropTaste(kind, value).then(() => live.current.renew(), () => live.current.toast(live.current.texts.not_taken_back)));
      },
      comments: (item) => live.current.openComments(item.id),
      product(product, item, momentMs) {
        live.current.log("product_view", item, { product_id: product.product_id, moment_ms: momentMs });
        live.current.openProduct(product.product_id, item.id);
      },
      menu: (item) => { buzz(10); live.current.openMenu(item); },
      help: () => live.current.openHelp(),
      room: (buffered, remaining) => live.current.room(buffered, remaining),
      mutedOnly: () => live.current.mutedOnly(),
      burstDone: (id) => live.current.burstDone(id),
      get api() { return live.current.api; },
    };
    return actions;
  }, []);
}
