import { createContext, useContext } from "react";

/** In which writing box an answer to a message shown here is written, and whether a thread is what is shown. */
export interface Place {
  readonly box: string;
  readonly isThread: boolean;
}
export const PlaceContext = createContext<Place>({ box: "", isThread: false });
export const usePlace = (): Place => useContext(PlaceContext);
