// What the form for signing in and joining says by itself, in English and Hindi; the server says what it refuses.

const ENGLISH = {
  join_jhalak: "Join Jhalak", welcome: "Welcome back",
  come_along: "Your bag and likes come along.", waiting: "Your bag and likes are waiting.",
  name: "Name", handle: "Handle", handle_hint: "Letters a–z, digits, dots, underscores",
  email: "Email", password: "Password", password_hint: "Ten characters or more",
  creator: "I want to publish clips",
  join: "Join", sign_in: "Sign in", has_account: "I have an account", is_new: "I am new here",
  away: "There is no connection. Nothing was sent; please try again.",
};

const HINDI = {
  join_jhalak: "झलक पर खाता बनाएँ", welcome: "फिर से स्वागत है",
  come_along: "आपका बैग और लाइक साथ आएँगे।", waiting: "आपका बैग और लाइक आपका इंतज़ार कर रहे हैं।",
  name: "नाम", handle: "हैंडल", handle_hint: "a–z अक्षर, अंक, डॉट, अंडरस्कोर",
  email: "ईमेल", password: "पासवर्ड", password_hint: "कम से कम दस अक्षर",
  creator: "मुझे क्लिप पब्लिश करनी हैं",
  join: "खाता बनाएँ", sign_in: "साइन इन करें", has_account: "मेरा खाता है", is_new: "मेरा खाता नहीं है",
  away: "कनेक्शन नहीं है। कुछ नहीं भेजा गया; फिर कोशिश करें।",
};

/** The words for whoever reads `locale`. */
export const wordsOf = (locale) => ((locale || "").startsWith("hi") ? HINDI : ENGLISH);
