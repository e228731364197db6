"""How common the English list words are in ordinary writing and in wallet support.

A run of rare words is a phrase; a run of common ones may be a sentence. Tiers were counted over
12.3 million words (Brown corpus, nlp-corpus, SpamAssassin mails), and the words that wallet users
need to describe their trouble were set to the lowest by hand. All other list words are rare.
"""

from __future__ import annotations

EVERYDAY = """
able about above absent access account across actual add address again agent alarm alert all
already also amount another answer any approve asset balance because before begin best body
bonus border box bridge bulk business call can cancel card cash change choose claim click close
code coin color come company confirm cost credit danger day deny describe detail device document
drop dust easy edit empty enable end error example exchange explain face family fee few file
final find finish first fork found fuel gas gift give good great group have head height hello
help high hold home hour human image input install into issue just key know laptop later left
legal life like limit link list little lock long mail make man margin market message metal
minute mobile monitor month more much must name need net network never news next normal nothing
notice now number off offer old once one online only open option order original other output
over own page paper path payment people permit person phone photo phrase picture please pool
post price priority private problem process protect public question rate razor ready reason
rebuild recall receive record reject remove repeat replace report require response result return
review reward right risk safe same say scan screen search second secret security seed select
sell service setup sign since six size small social sorry speak spend spread staff start state
still stock strong style subject submit success such sun swap switch system table talk target
team ten text thank that then there they this three ticket time title today token top trade
transfer trust two type under unlock update upgrade use used verify version very video view wait
want way web what when where width will word work world wrong year you
"""

FREQUENT = """
act action age almost always apple area around arrow ask august away base become believe below
better between black blue book bottom build car case cause check city clean client common
control copy country course current deal drive during early either else enough envelope express
federal feel film forward friend future general girl half hand hard hidden history hope host
idea include income index industry interest job keep kind language large law learn leave letter
level live local love main major matter mean media method middle million mind move movie music
nice night note office often owner party place play point possible power pretty program provide
put radio rather real release remember run save school script share short side simple solid
someone soon source south space special step story stuff sure tell term test thing thought
together total true try turn unknown until upon visit waste water wish write young
"""

OCCASIONAL = """
ability abuse advice agree air allow alone amazing among appear april army art attack author
auto average avoid aware baby banner bar basic behind benefit beyond blood board boy brain brand
bring brown budget cable capital cat category century certain charge chief child choice civil
club comic congress consider cool core couple cover custom december decide defense degree demand
design develop digital direct discover display distance doctor dog domain door double dream earn
earth easily east economy effort energy engine enjoy ensure enter entire evidence evil excite
exist expect extra eye fall false famous fat father favorite feature field figure fine fire firm
fix flag focus follow food force forget forum fresh front fun funny gain game gold grant green
guess guide hair happy hat health heart horse hover huge hundred husband impact increase inside
island item join jump kingdom leader length library license light load loan loop machine manage
march mass master material member memory menu miss model moment moon morning mother myself
nation nature near negative neither north nuclear object october oil okay opinion outside park
pass patch peace perfect physical piece police popular position practice present prevent primary
print profit project property purchase purpose quality quick quote range reduce region regular
rich river road room rose round rule science sea season section seek sense series session seven
ship shop similar sleep slow solution song sort sound speed spring square stage stand stay
strategy street summer super supply sweet tag tip tired tomorrow tonight tool toward town track
traffic train travel trial trouble truth twenty unique useful various virtual virus voice walk
wall welcome west wide wife win window woman wonder worry worth yellow zoo
"""

# Four-letter heads of list words that are words or abbreviations in their own right.
HEADS_THAT_ARE_WORDS = """
addr anti aren auth bare bord bull butt came carr cast cent cert char clic clie colo comi comm
comp conf coup cult curt cust dept dies diff dino dire disc diso dist dive drag earl educ eros
exam exch exec expo fest flow fort freq gene grap hams hear heig hell hung ille incl info init
jack jean jour king lang late laws lead less lone luck mach magi marc mark mate matt memo mess
meta mill mini mira mist mode monk norm orig pane para part peas plan port pref prep pres priv
prob proc prod prom pump quot rand rang read remo rock scar seas sect semi sent serv sigh slid
sold some sour spec star stat stud surf symb tale than them theo thin thou tire torn tour univ
week widt wind yell
"""

# Ordinary words one letter away from a list word; they are not taken for its misspelling.
NOT_MISSPELT = """
accounts accused achieved acquired actions actors acts adopt advanced affairs after aged agents
ages ago agreed aid aimed ain alive allows along amounts animals announced answers appeal
appears apply approved areas argued arms arranged arrived artists arts aside asks asleep aspects
ass assumed ate atoms attacks avenue award back bad balanced ballet ban bang bars based bases
basis bay bear beast beat became becomes bed been beer began begins begun being belief believed
believes ben benefits bet big billion birds bit bitch block blow blues boards boats bob bonds
books boots borders bother bottle bound bowl boys branch break breed bride brings broad broke
brothers built bunch burn bush but buy calls cannot cap cards carl cars cases cats caused causes
center chain changed changes charged charges charter choices citizens claims class clause clear
closed closer clouds coal coat cold colors combined comes concept concern convinced cop cops
costs county courses covers critics crown cure cut cuts damn dan dark darling dating days dead
dean dear death decades decided deep defend defined degrees demands depends derived described
details devil devoted dick did die dirty discovery diseases divided doctors documents does dogs
done doors down drawn dreams drew drinks driven driver drove drug drunk due dull dun dvd each
ear ears ease eat efforts eggs elements emotions empire ends engaged errors eve ever every
examples excited exists expert extent external eyes faced faces fail fair falls fans far faster
fate fear featured features fed feels feet fell fellow fewer fields fig fight figures filed
films finds fingers fired firms fixed flesh flew flick flowers folk follows foods fool for
forced forces ford formal forth free friends fuck full games gay gdp gently get girls given
gives goal god goin gone goods got govt grade gray greek grew gross ground groups grown guest
guests guilty guns guy had hadn hands hans hardy harry has hate haven heads healthy heard hearts
heat held helps hence her hey hide hills him hired his hit holds holes holy homes hoped hopes
horses hot hours house how huh hundreds ideas identity ignored images imposed improved included
includes increased increases indicated indicates inspired inter interests invited involved
involves islands isolated issued issues items jet jews jim jobs joe joey john joint jokes judges
june jury keeps keys kids kill kinda kinds knees knew known knows lack laid land lane languages
larger latter lawyer lay leaders lean least leaves led lee legs lessons let lets letters levels
lie lights liked likes limits lived liver lives loans look loose lose loss lost lot loved lovely
lover loves low lower machines makes managed manager manner many map marked markets marry martin
materials matters may meal means meant measured measures meet members men merger messages met
methods mid might mike millions minds minutes models moments money months mood moore morgan
mount mountains mouth moved moves movies named names nations native nearly needs new nights
nobel non none nor not noted notes nothin noticed notion novels numbers objects observed odd
offers officer offices older ones onto opens opinions opposed options orders others our out
owned owners pack paid paint papers parents partly parts pat patients patterns pay payments peak
peoples per persons phase pick pictures pieces placed places plane plant player plays pleasant
pleased plot plus pocket poems points policy poor pop porch positions possibly posts pot pound
powers practices prepared presents press prices prime problems produced producer product
programs projects proper properly protest provided provides purposes pursue puts questions quiet
quite raised ran rarely rates ray reach reader really rear reasons received records reduced
refer reflects reforms refused regard regions released remains remote removed replaced reply
reports required requires resources results retired returns reviews rid rights roads roman rooms
root ross row roy ruled rules runs rush said saint sake sam san sat saved saw says scared scenes
schools scott seasons seats seconds sections see seeds seem seen sees self serve serves services
sessions set settled sex shall shame shape shared shares sharp she sheep sheet ships shirt shit
shoes shook shore shot shoulders show sides signs simply sin singer sir sisters sit site skills
sky slave smell smiled soil soldiers solutions son songs sons sounds sources spain spent spirits
spite spoke sports stages stands stars starts stated states statue steps stood store storm
streets strip struck stuck students sub subjects suggests sum summit supper surprised systems
tables take taken talks tap tasks taught tax tea teams teen tells terms tests thanks these thick
things think though thoughts threat threw thrown thus tie tight till times tom tony too took
tools touch tough towards towns treaty trees tried turns types undp units unity urged uses using
value vehicles views voices voted wages wake walls walter wants war wars was wasn wasted watch
waters waves ways weak weapons weight well went were while white whole why windows wings wit
with women won woods wore works worse worthy would wow wright writer wrote yards yeah years yet
yield york your
"""
