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
