/** The stylesheet of `/api/docs`: a file of its own, since the policy allows no inline styles. */
export const documentationCss = `
:root { color-scheme: light dark; --line: light-dark(#d9d7e3, #37353f); --quiet: light-dark(#5c5968, #a6a2b3);
  --ground: light-dark(#fbfafd, #17161b); --raised: light-dark(#fff, #1f1e25); --accent: light-dark(#5a3fb8, #b6a3ff); }
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0; background: var(--ground); font: 1rem/1.55 system-ui, sans-serif; overflow-wrap: anywhere; }
.frame { display: grid; grid-template-columns: 15rem minmax(0, 48rem); gap: 3rem; max-width: 72rem; margin: 0 auto; padding: 2rem 1.25rem 6rem; }
nav { position: sticky; top: 1.5rem; align-self: start; max-height: calc(100vh - 3rem); overflow: auto; font-size: .9rem; }
nav h2 { text-transform: capitalize; margin: 1.1rem 0 .2rem; font-size: .75rem; letter-spacing: .06em; color: var(--quiet); }
nav ul { list-style: none; margin: 0; padding: 0; }
nav a { display: block; padding: .2rem 0; color: inherit; text-decoration: none; }
nav a:hover, nav a:focus-visible { color: var(--accent); text-decoration: underline; }
h1 { margin: 0 0 .3rem; font-size: 1.9rem; letter-spacing: -.02em; }
main > h2 { text-transform: capitalize; margin: 3rem 0 1rem; padding-bottom: .3rem; border-bottom: 1px solid var(--line); font-size: 1.25rem; }
article { margin: 0 0 1rem; padding: 1rem 1.25rem; background: var(--raised); border: 1px solid var(--line); border-radius: .75rem; }
article:target, tr:target { outline: 2px solid var(--accent); }
article h3 { margin: 0; font-size: 1.05rem; }
article h3 a { color: inherit; text-decoration: none; }
article p { margin: .4rem 0; }
code, pre { font: .85rem/1.5 ui-monospace, monospace; }
pre { margin: .4rem 0 0; padding: .75rem; overflow-x: auto; border: 1px solid var(--line); border-radius: .5rem; white-space: pre-wrap; }
a { color: var(--accent); }
.method { color: var(--accent); font-weight: 600; }
.quiet { color: var(--quiet); font-size: .9rem; }
details { margin-top: .5rem; }
summary { cursor: pointer; }
table { width: 100%; border-collapse: collapse; font-size: .9rem; }
td, th { padding: .4rem .5rem .4rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
@media (max-width: 48rem) { .frame { grid-template-columns: minmax(0, 1fr); gap: 1.5rem; } nav { position: static; max-height: none; } }
`;
