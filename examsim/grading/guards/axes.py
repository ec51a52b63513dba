"""The axes themselves: a line each, its two poles with a slash between, longer lines indented."""

from __future__ import annotations

QUALITIES = """
rise rose risen raise increase grow grew grown climb boost elevate more most much many numerous greater greatest larger
    large bigger big huge high exceed surpass
    / fall fell fallen sink sank drop decrease decline reduce lower low diminish shrink lessen less least few
    fewer smaller small little minor
extra additional plenty / few fewer less
sufficient adequate ample / insufficient inadequate scarce
fast quick rapid swift speedy soon accelerate quicken hasten / slow sluggish gradual decelerate brake
expand swell swelled swollen enlarge extend widen lengthen stretch grow
    / contract shrink shrank shrunk narrow shorten compress shrivel
strong strengthen intensify amplify reinforce powerful / weak weaken attenuate dampen feeble
heavy heavier / lightweight lighter
hot warm heat / cold cool chill chilly
long lengthy / short brief
wide broad / narrow
thick / thin
tall / short
deep / shallow superficial
large larger big bigger / narrow tiny small smaller
near nearby nearer closer closely / far farther further distant remote loosely
above over exceed / below under beneath
first initial initially / last final finally
old / new young recent
often frequent frequently / rarely seldom infrequent
same equal identical alike equivalent uniform / different differ unequal distinct dissimilar separate opposite
open / close closed shut
true correct accurate / false wrong incorrect inaccurate
good better best well beneficial / bad worse worst poor poorly badly harmful
useful helpful / useless
safe harmless / dangerous unsafe hazardous harmful
positive / negative
easy simple / hard difficult complicated
possible / impossible
legal lawful / illegal unlawful
secret hidden hide conceal / revealed reveal expose disclose
visible / invisible hidden
alive live living survive / dead die kill
healthy / sick ill
full fill / empty drain
rich wealthy / poor
cheap inexpensive / expensive dear costly
dense / sparse diffuse
rough / smooth
sharp sharpen / blurred blurry blur blunt
clear / cloudy blurred vague
solid firm / liquid fluid gaseous
sweet / sour bitter
fresh / stale
tight / loose slack
steep / gentle flat
innocent / guilty
crowded / empty deserted
familiar known / unfamiliar unknown strange
real actual / imaginary fictional
leading winning / losing trailing
wet moist / dry
hard rigid stiff / soft flexible elastic
bright / dark dim
loud / quiet silent
pleasant agreeable / aversive unpleasant disagreeable
conscious aware / unconscious unaware
active actively / passive passively inactive
direct / indirect inverse
general / specific particular
single one alone individual / multiple several many both
together jointly / separately apart
forward forwards ahead onward / backward backwards
necessary required needed compulsory mandatory / unnecessary optional voluntary
concentrated / dilute
temporary / permanent
natural / artificial
similar / different dissimilar
reliable / unreliable
superior / inferior
complete / incomplete partial
likely probable probably / unlikely improbable
common / rare uncommon
"""
"""Adjectives and adverbs, which are compared: "wider" and "widest" count as "wide"."""

DOINGS = """
up upward upwards / down downward downwards
inside inner internal interior inward inwards within / outside outer external exterior outward outwards
enter / leave exit escape
into inward / out outward
toward towards / away
before earlier precede preceding prior previous previously beforehand early
    / after later subsequent subsequently afterwards late
begin began begun start beginning / end finish ending
always / never
everywhere everyone everything all every each / nowhere nobody nothing none
all every both whole entire fully / some partial partly
change vary alter shift fluctuate modify variable move
    / constant unchanged fixed stable steady static invariant stay remain
activate enable / inactive deactivate inactivate disable
present / absent missing
appear emerge / disappear vanish
create form make made produce generate build built / destroy demolish eliminate
start begin continue resume / stop cease halt
cause trigger provoke induce promote encourage stimulate help
    / prevent avoid avert hinder inhibit suppress discourage
encourage stimulate promote foster / reduce decrease lower curb cut limit dampen
allow let permit enable help grant / prevent block forbid forbade forbidden prohibit stop ban impede
add insert include append / remove delete exclude subtract omit
keep / discard drop
attach connect join bind unite combine / detach disconnect separate split divide gap
attract / repel
push / pull
give gave given send sent pay paid provide / receive
take took absorb gain acquire receive / give gave given release emit lose lost
absorb trap hold held / release emit discard escape
gain acquire win won / lose lost loss
keep kept retain preserve maintain / discard dispose lose lost
save / spend spent waste
buy bought purchase / sell sold
borrow / lend lent
success succeed win won victory beat defeat / fail failure lose lost
accept approve / reject refuse deny
support agree agreed confirm / oppose contradict disagree refute
kill destroy / preserve protect help
solidify freeze froze frozen / melt molten thaw liquefy
heat / cool
evaporate boil / condense
left leftward leftwards / right rightward rightwards
clockwise / anticlockwise counterclockwise
vertical / horizontal
parallel / perpendicular
top / bottom
freeze / blur smear
increase / remove eliminate
protect shield guard / expose
attract lure / frighten deter scare
build accumulate / decay decompose
harm hurt damage injure / help protect shelter heal
harden stiffen toughen / soften dissolve melt
dissolve / precipitate crystallise crystallize harden
raise lift / lower drop sink
open widen dilate / close constrict narrow
produce form / remove destroy
store / release
hide conceal cover / show display reveal
include contain / exclude lack
warm heat / cool chill
wet moisten soak / dry drain
clean purify / dirty pollute contaminate
fill load / empty unload drain
inflate / deflate
speed accelerate hasten / slow delay retard
simplify / complicate
unite merge / split separate divide
insulate / conduct
comfort calm soothe / upset distress disturb
invite welcome / repel reject exclude
compensate / punish
overshoot / undershoot
converge / diverge
maximum maximal maximise maximize / minimum minimal minimise minimize
surplus excess / shortage deficit lack
profit / loss
advantage benefit / disadvantage drawback
depend dependent / independent
majority / minority
ascend / descend
compress / decompress
lock / unlock
allocate / deallocate
overestimate / underestimate
guilty guilt / innocent innocence
remember / forget forgot forgotten
reward praise / punish punishment
defend protect / attack
tighten / loosen relax
stabilise stabilize / destabilise destabilize
hire employ / dismiss
arrive / depart leave
forward send transmit / discard drop ignore
fit obey follow / ignore disregard violate
precede / follow
increment / decrement
accept / discard
find found detect / miss missed overlook
permit allow / block deny
"""
"""Verbs, nouns and the like: a "sender" is not more "send"."""
