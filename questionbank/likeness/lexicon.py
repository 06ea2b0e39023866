"""What is known of the words of interview questions: which say little, which the same, which the opposite."""

from questionbank.likeness.stems import stem


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ORDINARY = 1.0  # what a word weighs that is in none of these lists
STOPS = _words(
    """a about all also am an and another any are as at be been being both but by can could did do does done
    each either etc ever every for from had has have having he her hers him his how i if in into is it its
    itself just may me might mine must my myself of off on one onto or our ours out over own per please quite
    rather really shall she should since so some such than that the their them themselves then there these
    they this those though through to too under until upon us very via was we were what whatever when where
    whether which while who whom whose why will with within would yes yet you your yours yourself up once"""
)
# Words by which a question is opened or turned: each says next to nothing of what is asked.
_FRAMING = """
    tell describe explain example time situation walk talk share think case instance way thing something
    someone anything everything occasion moment experience discuss outline mention say question answer go come
    take use show imagine suppose happen end step detail manage handle mean try start tend usually typically
    generally recently specific middle"""
# Words that many questions hold: they narrow little.
_COMMON = """
    work job role company organisation person people team member project good well best better give great new
    big important importance matter different kind type sort often sometimes always whole main key lot much
    many make keep get put let need want like look set decide choose ensure plan prepare process bring part
    place day week month year back technique method tool strategy practice measure highly small possible
    certain particular various several other right proper successful ask request help support improve current
    career today useful purpose challenge problem learn prevent result outcome responsible approach
    effective"""
_LIGHT = """
    find change difference run data dataset create write read know see call try system service model
    machinelearning design test quick safe hard busy first user value reason cause"""
WEIGHTS = {
    stem(word): weight
    for weight, words in ((0.7, _LIGHT), (0.35, _COMMON), (0.1, _FRAMING))
    for word in words.split()
}
NEGATIONS = _words("not no never without nobody none nothing neither nor")
# Where what is asked about ends and its circumstances begin.
BREAKS = _words(
    "with in for at by from on during after before when if because who that which while without until"
)
JOINING = ("and", "or")
ASKING = _words("how what why when which where who")
NUMBERS = _words(
    """two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty
    seventy eighty ninety hundred thousand million billion"""
)
# One idea in several words; the first stands for all.
_SAME = """
handle deal cope tackle approach address respond react
manager boss supervisor
colleague coworker teammate peer
customer client
candidate applicant
employee staff
mistake error
bug defect
conflict disagreement disagree dispute argument quarrel
quick fast hurry rapid
ensure guarantee
decide choose select pick
evaluate assess judge
prevent avoid
reduce cut lower decrease minimise
increase raise
improve enhance
find locate detect identify discover spot
start begin
end finish
important importance matter
difference differ distinguish
angry upset furious irate annoyed
big large great huge
small little tiny
imbalance imbalanced unbalanced
data dataset
mail email
solve resolve fix
buy purchase
teach train
pupil student learner
child kid
doctor physician
medication medicine
goal target objective
hard difficult tough
challenge problem obstacle difficulty issue
hire recruit
dismiss fire
refuse decline reject
ask demand request
leave quit resign
check verify inspect examine
job role position
company organisation firm
metric kpi
accurate accuracy correct
predict forecast
process procedure
method technique
usable usability
safe safety
deliver delivery
recover recovery
"""
CANONICAL = {stem(word): stem(line.split()[0]) for line in _SAME.splitlines() for word in line.split()[1:]}
# Two questions of which one has a word of the first list and the other its opposite ask two things.
_OPPOSITES = """
good bad
good poor
best worst
most least
more less
more fewer
like dislike
like hate
start end
start stop
open close
before after
first last
early late
increase reduce
big small
long short
high low
fast slow
quick slow
easy hard
simple complex
new old
new existing
junior senior
strong weak
strength weakness
succeed fail
win lose
hire dismiss
buy sell
give receive
give take
send receive
push pull
load unload
build break
accept refuse
agree conflict
above below
inside outside
internal external
public private
local remote
manual automatic
formal informal
upward downward
advantage disadvantage
proactive reactive
right wrong
same different
full empty
rich poor
cheap expensive
happy unhappy
day night
morning evening
parent child
read write
import export
encrypt decrypt
inbound outbound
upstream downstream
"""
OPPOSITES = frozenset(
    frozenset(CANONICAL.get(key := stem(word), key) for word in line.split())
    for line in _OPPOSITES.strip().splitlines()
)
# Several words that are one.
_PHRASES = """
data base: database
data bases: database
data set: dataset
data sets: dataset
co worker: colleague
co workers: colleague
make sure: ensure
makes sure: ensure
making sure: ensure
made sure: ensure
check that: ensure
up to date: current
e mail: mail
e mails: mail
not agree: disagree
hand over: handover
hands over: handover
find out: find
sign off: signoff
signed off: signoff
micro service: microservice
micro services: microservice
real time: realtime
roll back: rollback
rolled back: rollback
rolls back: rollback
back up: backup
backing up: backup
machine learning: machinelearning
"""
PHRASES = {
    tuple(phrase.split()): word
    for phrase, word in (line.split(": ") for line in _PHRASES.strip().splitlines())
}
LONGEST_PHRASE = max(map(len, PHRASES))
