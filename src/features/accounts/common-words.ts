/**
 * What people build passwords of, most of all: words, names, teams, places and slogans of several languages, lower case
 * and without accents. Pieces of passwords, not whole ones: with twelve characters or more, the guessable ones are pieces in a row.
 */
export const commonWords: ReadonlySet<string> = new Set(
  `password passwort passwd passw0rd pass passe motdepasse kennwort geheim secret secreto contrasena senha parola parole wachtwoord
  admin administrator administrateur root user benutzer guest gast test testing tester demo login logon access zugang default
  changeme change letmein welcome willkommen bienvenue hello hallo bonjour salut ciao hola servus moin server computer internet
  system windows microsoft google facebook apple samsung android iphone linux oracle cisco github amazon netflix youtube twitter
  instagram whatsapp skype zoom teams office outlook iris rainbow company firma entreprise business support service manager
  master mister killer hacker ninja samurai warrior wizard dragon drache monster shadow ghost phantom angel engel ange devil
  teufel diable god gott dieu jesus christ church kirche heaven himmel blessed faith hope hoffnung peace frieden
  love liebe amour amor iloveyou loveyou loveme mylove ichliebedich jetaime teamo forever fuer immer always toujours baby babe
  darling schatz schatzi liebling cherie honey sugar sweet sweety cutie princess prinzessin princesse prince prinz queen koenigin
  king koenig roi lady girl girls maedchen fille boy boys junge family familie famille mother mutter mama maman mom mommy father
  vater papa daddy dad brother bruder frere sister schwester soeur friend friends freund freunde ami amis bestfriend baby kids
  monkey affe tiger lion loewe bear baer ours wolf fuchs fox horse pferd cheval dog hund chien puppy cat katze chat kitty kitten
  mouse maus souris rabbit hase lapin bunny turtle eagle adler falcon hawk phoenix panther cobra snake spider spinne butterfly
  schmetterling papillon bird vogel oiseau dolphin delfin shark fish fisch chicken cow pig schwein elephant penguin unicorn einhorn
  sun sonne soleil sunshine sonnenschein moon mond lune star stern etoile stars sky sea meer mer ocean water wasser eau fire feuer
  feu ice eis storm thunder lightning rain regen snow schnee neige winter hiver summer sommer ete spring fruehling printemps autumn
  herbst flower flowers blume blumen fleur rose rosen lily daisy jasmine orchid garden garten tree baum forest wald mountain berg
  january februar february march maerz april mai june juni july juli august september october oktober november december dezember
  monday montag lundi tuesday dienstag mardi wednesday mittwoch mercredi thursday donnerstag jeudi friday freitag vendredi
  saturday samstag samedi sunday sonntag dimanche christmas weihnachten noel easter ostern birthday geburtstag
  football fussball foot soccer baseball basketball hockey tennis golf rugby racing sport sports gamer game games gaming player
  pokemon pikachu minecraft fortnite roblox starwars starcraft warcraft zelda mario sonic batman superman spiderman ironman matrix
  naruto onepiece dragonball harry potter harrypotter hogwarts gandalf frodo hobbit skywalker vader startrek simpsons snoopy
  mickey minnie disney barbie elvis beatles metallica nirvana slipknot eminem rihanna shakira madonna music musik musique guitar
  arsenal chelsea liverpool manchester united barcelona realmadrid madrid juventus milan bayern bayernmuenchen borussia dortmund
  schalke werder hamburg koeln berlin muenchen munich frankfurt stuttgart leipzig dresden wien vienna zuerich basel bern paris
  marseille lyon bordeaux toulouse nantes strasbourg london england deutschland germany france schweiz suisse oesterreich austria
  europe europa america usa canada australia brasil mexico espana italia polska russia turkey istanbul galatasaray fenerbahce
  besiktas yankees lakers cowboys steelers eagles patriots packers dallas chicago boston newyork texas florida california
  mercedes porsche ferrari bmw audi volkswagen toyota honda nissan ford mustang corvette camaro harley yamaha kawasaki suzuki
  chocolate schokolade chocolat cookie cookies cheese kaese fromage pizza banana banane orange apfel pomme cherry kirsche
  strawberry erdbeere fraise lemon melon peach pepper pfeffer ginger coffee kaffee cafe beer bier biere wine wein vin whiskey
  vodka bread butter pancake brownie candy bonbon black schwarz noir white weiss blanc red rot rouge blue blau bleu green gruen
  vert yellow gelb jaune purple lila violet pink silver silber argent gold golden diamond crystal
  michael michelle mike john johnny james robert david daniel thomas tom andreas andrea andrew alexander alex christian christine
  christina stefan stephan steffi stephanie peter paul patrick philipp philippe pierre jean jacques martin martina matthias
  matthew markus marcus mark marie maria anna anne hannah laura lena lisa sarah sara sandra sabine susanne nicole nadine julia
  julian jessica jennifer jenny charlie charles george william nicolas nicholas sophie sophia emma mia leon luca lukas lucas felix
  max maximilian moritz jan jonas tim tobias florian sebastian benjamin ben oliver olivia simon kevin justin dennis joshua jordan
  ashley amanda samantha taylor tyler brandon hunter buster bailey maggie molly rocky lucky lulu loulou doudou nathalie valerie
  isabelle camille chloe manon antoine maxime romain julien vincent guillaume francois claude monique
  money geld argent cash dollar euro power superpower freedom freiheit liberte happy gluecklich heureux smile lachen fun cool
  super mega ultra extreme sexy hot naughty fuck fuckyou fucker shit merde scheisse asshole bitch pussy whatever nothing
  something anything everything trustno trustnoone trustme noone nobody open sesame opensesame private privat secure security
  sicherheit safe tresor house haus maison home zuhause school schule ecole student teacher lehrer doctor doktor soldier pilot
  captain kapitaen pirate agent police polizei dream traum reve dreams life leben vie live death tod mort night nacht nuit
  day tag jour morning morgen good gut bon best beste meilleur first last new neu nouveau old alt big gross little klein small
  my mein meine mon ma your dein deine the der die das le la les and und et for is ist bin i ich je you du it me mich moi we wir
  are not nicht this that one two three four five six seven eight nine ten eins zwei drei vier fuenf un deux trois quatre cinq
  abc abcd xyz foo bar foobar blah bla lol xxx yes ja oui no nein non please bitte danke thanks merci
  correct battery staple correcthorse correcthorsebatterystaple`
    .split(/\s+/)
    .filter((word) => word.length > 1),
);

/** Rows and columns that fingers walk along, on the three layouts of Iris's languages. */
export const keyboardWalks: readonly string[] = [
  "1234567890",
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "qwertzuiop",
  "yxcvbnm",
  "azertyuiop",
  "qsdfghjklm",
  "wxcvbn",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
  "1q2w3e4r5t6y7u8i9o0p",
  "qawsedrftgyhujikolp",
  "!@#$%^&*()",
  '!"§$%&/()=',
  "abcdefghijklmnopqrstuvwxyz",
];
