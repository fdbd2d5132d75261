// Cameras and microphones: which there are, what is asked of them, and what went wrong, in words. Pure.

/** The devices as choices; before permission a browser names none. */
export function choices(devices, kind) {
  const word = kind === "videoinput" ? "Camera" : "Microphone";
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

/** What to say when a camera cannot be had, and whether trying without sound could help. */
export function problemOf(error) {
  switch (error?.name) {
    case "NotAllowedError":
    case "SecurityError":
      return "The browser may not use your camera or microphone. Allow both for this site in the address bar, then try again.";
    case "NotFoundError":
      return "No camera or no microphone was found. Plug one in, or choose a clip from your device instead.";
    case "NotReadableError":
    case "AbortError":
      return "Another program is using the camera or microphone. Close it and try again.";
    case "OverconstrainedError":
      return "The chosen camera or microphone is gone. Choose another one.";
    default:
      return "The camera could not be started. Try again, or choose a clip from your device.";
  }
}

/** Why filming is not offered at all; an empty text when it is. */
export function missing({ mediaDevices, MediaRecorder, isSecureContext }) {
  if (!isSecureContext) return "Filming needs a secure connection (HTTPS). Choose a clip from your device instead.";
  if (!mediaDevices?.getUserMedia || !MediaRecorder) return "This browser cannot film. Choose a clip from your device instead.";
  return "";
}
