/** As many different people as are wanted, the same at each run: names as frequent and as alike as they are in life. */

const firstNames =
  "Anna Emma Mia Lena Lea Sophie Marie Laura Julia Sarah Lisa Katharina Johanna Clara Helene Charlotte Frieda Ida Greta Paula Mathilda Antonia Theresa Franziska Elisabeth Susanne Petra Monika Claudia Ursula Amélie Chloé Inès Zoé Aurélie Hélène Océane Maëlys Noémie Agnès Åse Øyvind Bjørn Søren Jörg Jürgen Günther Björn Sören Thomas Michael Andreas Stefan Christian Markus Martin Peter Frank Matthias Alexander Daniel Sebastian Tobias Florian Felix Paul Leon Lukas Jonas Maximilian Elias Noah Finn Ben Luis Jean Pierre Jacques François René Étienne Théo Hugo Louis Gabriel Olga Irina Natalia Dmitri Sergej Ivan Ayşe Fatma Mehmet Mustafa Emre Zeynep Elif Giulia Francesca Marco Luca Alessandro Carmen Lucía Pablo Diego Álvaro Agnieszka Katarzyna Piotr Łukasz Grzegorz".split(
    " ",
  );
const lastNames =
  "Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Koch Bauer Richter Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Werner Krause Lehmann Schmid Maier Köhler Herrmann König Walter Mayer Huber Kaiser Fuchs Peters Lang Scholz Möller Weiß Jung Hahn Vogel Friedrich Keller Günther Frank Berger Winkler Roth Beck Lorenz Baumann Franke Albrecht Schuster Simon Ludwig Böhm Winter Kraus Martin Schumacher Krämer Vogt Stein Jäger Otto Sommer Groß Seidel Heinrich Brandt Haas Schreiber Graf Dietrich Ziegler Kuhn Kühn Pohl Engel Horn Busch Bergmann Thomas Voigt Sauer Arnold Wolff Pfeiffer Lefèvre Dubois Bernard Petit Moreau Laurent Girard Fournier Mercier Rousseau Sørensen Åkerström Nowak Kowalski Wiśniewski Yılmaz Kaya Demir Rossi Ferrari Esposito García Fernández".split(
    " ",
  );
const before =
  "Alten Neuen Ober Unter Hohen Gross Klein Nord Süd Wald Feld Berg Tal See Stein Eichen Linden Rosen".split(" ");
const after = "hausen heim dorf berg bach feld wald mann meier hofer bauer kamp brück stein thal rode".split(" ");
const companyKinds =
  "Hafenbau Werft Spedition Kliniken Stadtwerke Maschinenbau Logistik Beratung Verlag Brauerei".split(" ");
const places =
  "Nord Süd Hamburg Bremen Rostock Kiel Lyon Nantes Basel Linz Graz Ulm Köln Bonn Mainz Trier Gera Jena Halle Celle".split(
    " ",
  );
const trades =
  "Software Product Sales Purchase Safety Quality Support Finance Crane Harbour Data Network Legal Media".split(" ");
const ranks = "Engineer Manager Assistant Lead Director Analyst Consultant Apprentice".split(" ");
const departments = "Research Engineering Sales Purchasing Finance Legal Operations Marketing Personnel Support".split(
  " ",
);
const tags = "sailing chess typescript welding first-aid french polish forklift photography climbing sql choir".split(
  " ",
);

/** Numbers that look random and are the same each time (a linear congruential generator, Numerical Recipes). */
export function numbers(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

export interface MadeUpPerson {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  /** A place in `madeUpCompanies`. */
  readonly company: number;
  readonly jobTitle: string;
  readonly department: string;
  readonly tags: readonly string[];
}

export const madeUpCompanies: readonly string[] = companyKinds.flatMap((kind) =>
  places.map((place) => `${kind} ${place}`),
);

export function madeUpPeople(count: number): MadeUpPerson[] {
  const upTo = numbers(20_261_124);
  const oneOf = (list: readonly string[]): string => list[upTo(list.length)] ?? "";
  // Two of five have a frequent last name, the others one of some three hundred times as many.
  const lastName = () =>
    upTo(5) < 2 ? oneOf(lastNames) : `${oneOf(before)}${oneOf(after)}${upTo(3) === 0 ? oneOf(after) : ""}`;
  return Array.from({ length: count }, (_, at) => ({
    email: `person${at}@example.org`,
    firstName: upTo(12) === 0 ? `${oneOf(firstNames)}-${oneOf(firstNames)}` : oneOf(firstNames),
    lastName: upTo(20) === 0 ? `${lastName()}-${oneOf(lastNames)}` : lastName(),
    company: upTo(madeUpCompanies.length),
    jobTitle: `${oneOf(trades)} ${oneOf(ranks)}`,
    department: oneOf(departments),
    tags: [oneOf(tags), oneOf(tags)],
  }));
}
