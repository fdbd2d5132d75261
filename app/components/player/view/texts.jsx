import { createContext, useContext } from "react";
import { textsFor } from "../logic/texts.mjs";

const Texts = createContext(textsFor("", "en"));

/** Says in which language everything inside speaks. */
export const Speaking = Texts.Provider;

/** The texts of the player in the viewer's language. */
export const useTexts = () => useContext(Texts);
