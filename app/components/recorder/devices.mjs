// Cameras and microphones: which there are, what is asked of them, and what went wrong. Pure.
import { wordsOf } from "./words.mjs";

/** The devices as choices; before permission a browser names none. */
export function choices(devices, kind, words = wordsOf("en")) {
  const word = kind === "videoinput" ? words.camera : words.microphone;
  return devices
    .filter((device) => device.kind === kind && device.deviceId)
    .map((device, n) => ({ id: device.deviceId, label: device.label || `${word} ${n + 1}` }));
}

/** What is asked of the browser: upright, as sharp as a clip is shown, the chosen devices. */
export function wanted({ camera = "", microphone = "", facing = "user", sound = true } = {}) {
  const picture = { width: { ideal: 1080 }, height: { ideal: 1920 }, frameRate: { ideal: 30, max: 60 } };
  return {
    video: camera ? { ...picture, deviceId: { exact: camera } } : { ...picture, facingMode: facing },
    audio: sound && {
      ...(microphone && { deviceId: { exact: microphone } }),
      echoCancellation: false, noiseSuppression: true, autoGainControl: true,
    },
  };
}

/** Whether a front camera is meant, which people expect to see as in a mirror. */
export const isFront = (settings = {}) => settings.facingMode !== "environment";

/** Why a camera cannot be had: the name of a sentence in `problems` of the words. */
export function problemOf(error) {
  switch (error?.name) {
    case "NotAllowedError":
    case "SecurityError":
      return "not_allowed";
    case "NotFoundError":
      return "not_found";
    case "NotReadableError":
    case "AbortError":
      return "in_use";
    case "OverconstrainedError":
      return "gone";
    default:
      return "not_started";
  }
}

/** Why filming is not offered at all, as `problemOf` names it; an empty text when it is. */
export function missing({ mediaDevices, MediaRecorder, isSecureContext }) {
  if (!isSecureContext) return "insecure";
  return mediaDevices?.getUserMedia && MediaRecorder ? "" : "cannot";
}
