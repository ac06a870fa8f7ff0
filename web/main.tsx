import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/app.tsx";
import { features } from "./app/features.ts";
import { loadTheRest } from "./app/later.tsx";
import { registerWorker } from "./app/register-worker.ts";
import { beginSession, prepareSession } from "./app/session.ts";
import { whenSettled } from "./app/settled.ts";
import { prepareSlots } from "./app/slots.ts";
import { applyTheme } from "./app/theme.ts";
import { useBubblePicture } from "./features/conversations/bubbles/bubble-picture.ts";
import { usePeopleStore, usePersonPicture } from "./features/directory/index.ts";
import { usePresenceState } from "./features/presence/index.ts";
import { currentLanguage, setLanguage } from "./i18n/language.ts";
import { lendPictures } from "./ui/avatar-pictures.ts";
import { lendPresence } from "./ui/avatar-presence.ts";

applyTheme();
setLanguage(currentLanguage());
prepareSession(features);
prepareSlots(features);
lendPictures({ person: usePersonPicture, bubble: useBubblePicture });
// Of guests nobody is told how they are there, and a program is nowhere.
lendPresence((id) => {
  const person = usePeopleStore(({ people }) => (id === undefined ? undefined : people[id]));
  return usePresenceState(person?.isGuest || person?.isProgram ? undefined : id);
});
void beginSession();
registerWorker();
whenSettled(() => void loadTheRest());

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
