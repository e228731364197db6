"""How common the words of the lists beyond BIP-39 are in ordinary English.

Counted over the corpora of `commonness`, for the words that no BIP-39 list grades already.
"""

from __future__ import annotations

EVERYDAY = """
after against back been being bit both came center class content date does down each email even
ever form free going got government here house however last less line look made mailman many men
might mime money national new out plain really reply request said should show single some something
taint take them think those through too value war went were yahoo
"""

FREQUENT = """
actually along although anyone anything asked attention became began blank building buy character
children church clear college complete daily death different doing especially everything experience
fact feet finally five further gave getting given god gone guy having heard held himself hit
important instead itself king known land least living looking lot making maybe meet meeting
military needed past pay perhaps plan poor probably problems quite red research rest root sat says
seem self sent several shall simply situation society software sometimes son stop study support
taken themselves third training trying understand union using wanted watch week whether white whole
within women won wrote yeah yet yourself
"""

OCCASIONAL = """
accept activity afternoon agency agreed analysis anyway apply approach attempt bank beautiful
behavior block bodies born bottle bought boundary break broke built capacity cards carefully cast
cell cent certainly chance clearly clothes cold completely concern confidence connection continue
conversation corner count create crisis dark dear decision deep desire despite determine difference
directed direction domestic dot doubt drug due eat editor election essential evening eventually
everybody everyone exactly except existence failure fear fight fill films flow forever former
freedom friendly fully generation giving goal goes golden gray greater greatest grew ground guys
happen hardly hate hearing heat heaven hey imagine impossible indeed industrial items january jobs
july justice kept kill knowledge lair lead led likely listen location lord loss lower manager mark
meaning meant medical mine minister modern mostly mouth movement murder musical names natural
nearly nine nobody northern noted obviously older opened orders otherwise package paid percent
plant platform plot plus pop powerful presence press pressure prince princess queen quickly reach
reaction reality realize relationship respect rise rock score separate september serious serve
shape shown sky slightly slowly somebody somewhere southern standard starting station stood
straight strange strength stress suddenly suppose technical teeth terrible thousand throughout
touch tuesday unless usually violence website weight western whatever wonderful worse worst writing
written yesterday
"""

# Words of the Dutch, German, French ... lists that are ordinary English as well.
ENGLISH_TOO = """
absence agent alexander america argument article ascii auto blues bonus boot bout brief bureau
capable captain charge chat chose combat computer congo corps correct cure data design detail dogma
download dublin edition editorial empire fa fame feedback film folder format fort forum four gandhi
gear golf grain grave hans happening humor import impression instant intention issue jesus kinda
label labor lieutenant link list local loop lots male marine medium missile mode monitor naval
observer occasion opera option pace pain partner pays peter police pont portion premier prison
protest ratio record regard relation religion rifle roman roof route saint sale santa sauce sept
service signal site star statue store suite super tome tour unique user version vice violent virus
weblog wind zone
"""

# Four-letter heads that are words or abbreviations in their own right.
HEADS_THAT_ARE_WORDS = """
abel alex alot alsa amen amid anna anne arab arch bade bail bake bald band bari bark barn base bath
bear beat bell bend beta bidi bill bind bios buck bust buzz cant cape caps care cart case cash cest
chip cios cite clad cock cola colt cone cong cook cope corn corp crab crop cruz dead deck deer demo
dial dick didn disk doin dome dose doug ease edit eric erik euro eval face fair fark farm fast fats
fees fell felt file fine foam fogg foil folk fond font fool ford fore fran fred full fund gods goin
gold gram gran grid guns hack hall halt hard hart hash head herb herr hike horn host howe idol iran
jail jerk joan joel juan june karl kate kenn lack lake laos leon lest life lime live load lock lose
maid mail mall mart marx mega mint miss mohr mono mort moss most must mutt nazi neat nick nuts odor
ones otto outs oxen paul penn perl pete pets pick pike pill ping pint pipe plea poke pole poll pond
pony pose post prop puts rach raid rain rank rate rats rect reno rent rice rico ride riot ripe risk
rode role room ross rusk russ ruth sand sang sans scam scan sean seed sell sera side sims sing sins
slip snip soap sons soup span spat spun spur stan sued sung sunk sven sync tame tank tape tear tech
tend tens tent term text thor tier ties till tips told tomb trap trim trot tube unit urge viet visa
vote wage ways wear weed well west what whip wing wire with woke word your
"""

# Ordinary words one letter away from a list word; they are not taken for its misspelling.
NOT_MISSPELT = """
acting actual added admin align arial attempts attitude aware banks basic beach besides bills
blocks brief bringing brought buildings cable camel cattle cells centers centre characters charge
china chose classes clients coast coming commits compared completed concerns confused consumer
context continued continues could court crank created culture dated dates dcenter decade decisions
declared degree delivery denied desired determined devel devices differences doesn draft drugs
economic elected elections employed enable engines equiv estimated event experienced experiences
facing facts faculty failed fairly favor female ffont fifty fighting files finding flowed folder
forged format formed forms forty forum found founded fourth function goals governments grants
grounds header holding houses humor ideal inches invoked irish issue james jmason jones latin
leading leads lines links listed local longer looks mailer mails meetings meets mercer minder
mission model movements moving narrow neighbors networks organized packages pages paying peter
petting pilot plans plants pounds president previous print prison project promised proved qmail
quoted raising range rapidly rating realized recent recovery region related relationships relay
relief requests riding right running saving savings saying sector seemed seems selection selling
sender sending served server setting share shell shouldn showed shows sight sightings singing sites
sitting situations slack solid sought south spacer stable standards stations stronger supposed
takes taking talked taxes tbody teachers theme thirty thousands track trained turning values vital
waited waiting walking wealth wearing weeks where whose writes
"""
