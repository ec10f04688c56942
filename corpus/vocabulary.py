"""The closed word classes of English that tell noun phrases from what stands around them."""


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


DETERMINERS = words(
    "a an the this that these those his her its their our my your some several many most few"
    " all both two three four five six one another other each every any no"
)
PREPOSITIONS = words(
    "of in on at for from with by to into onto over under about after before during between"
    " among against through within without across along around behind beside besides beyond"
    " despite except inside outside like near off per since than toward towards until upon via"
    " amid amidst as unlike throughout regarding concerning including following"
)
CONJUNCTIONS = words("and or but nor yet so")
SUBORDINATORS = words(
    "that which who whom whose what when where why how while because although though if"
    " unless whether since once whereas as until after before than wherever whenever"
)
AUXILIARIES = words(
    "is are was were be been being am has have had having do does did can could will would"
    " shall should may might must ought isn't aren't wasn't weren't hasn't haven't hadn't"
    " don't doesn't didn't can't couldn't won't wouldn't shouldn't mustn't cannot 're 've 'll"
    " 'd 'm"
)
BE = words("is are was were be been being am isn't aren't wasn't weren't get got gets 're 'm")
MODALS = words(
    "can could will would shall should may might must ought can't couldn't won't wouldn't to"
    " cannot shouldn't 'll"
)
NEGATIONS = words(
    "not never neither nor nobody none no-one isn't aren't wasn't weren't hasn't haven't"
    " hadn't don't doesn't didn't can't couldn't won't wouldn't shouldn't cannot declined"
    " declines decline declining refused refuses refusing failed without hardly"
)
ADVERBS = words(
    "also still then later now again once even just only already always often sometimes ever"
    " therefore however thus meanwhile moreover instead indeed too perhaps maybe further yet"
    " soon earlier recently first here there today yesterday tomorrow tonight ago overnight"
    " both all himself herself themselves itself far long twice merely simply repeatedly so"
    " afterward afterwards nonetheless nevertheless else either quite very rather almost back"
)
NOT_ADVERBS = words(
    "family ally reply supply assembly company italy july daily weekly monthly fly rely apply"
    " elderly only anomaly monopoly bully rally tally emily sally kelly billy holly molly"
    " beverly kimberly early lovely friendly lonely likely unlikely deadly costly"
)
DAYS = words(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs"
    " fri sat sun january february march april june july august september october november"
    " december jan feb mar apr jun jul aug sept sep oct nov dec"
)
TIME_NOUNS = words(
    "week weeks month months year years day days night morning afternoon evening weekend"
    " monday tuesday wednesday thursday friday saturday sunday summer winter spring autumn"
    " fall time hours minutes decade century"
)
FIRST_AND_SECOND = words("i we you me us my our your myself ourselves")
PERSONAL = words("he she they it")
INDEFINITE = words(
    "some many others several few most both critics someone one anyone everyone everybody"
)

HONORIFICS = words(
    "mr mrs ms miss mx dr sir dame lord lady prof rev fr sr madam madame monsieur saint hon"
)
TITLES = HONORIFICS | words(
    "president vice-president premier chancellor minister secretary senator sen rep"
    " congressman congresswoman representative governor gov mayor ambassador judge justice"
    " general gen lieutenant lt colonel col major maj captain capt sergeant sgt corporal cpl"
    " private admiral adm commander cmdr chief officer director chairman chairwoman chair"
    " chairperson ceo cfo cto coo cio ciso executive manager analyst economist professor"
    " doctor spokesman spokeswoman spokesperson king queen prince princess pope cardinal"
    " archbishop bishop imam rabbi reverend father sister brother councilor councillor"
    " councilman councilwoman commissioner inspector detective constable sheriff"
    " superintendent deputy coach leader head founder co-founder cofounder attorney lawyer"
    " counsel solicitor prosecutor advisor adviser editor correspondent reporter journalist"
    " columnist author writer engineer scientist researcher fellow expert strategist actor"
    " actress singer director-general undersecretary treasurer speaker whip envoy agent"
    " principal dean provost rector teacher nurse pastor marshal coroner democrat republican"
    " star striker midfielder goalkeeper winger boss laureate historian physicist biologist"
    " veteran activist mp msp md vp svp evp partner owner artist designer consultant candidate"
    " lawmaker legislator chef farmer pilot critic novelist poet composer official"
    " entrepreneur philosopher administrator insider anchor host presenter quarterback guard"
    " pitcher forward commentator contributor user legend champion billionaire investor"
    " investigator psychologist psychiatrist chemist biochemist immunologist surgeon physician"
    " curator archaeologist astronomer statesman diplomat negotiator organizer organiser"
    " emeritus"
)
OFFICES = words("state defense defence staff treasury commerce operations justice interior war")
"""What a secretary or a chief is of, with the name after it: "Secretary of State"."""
TITLE_STARTERS = words(
    "former ex deputy vice acting senior chief prime foreign assistant associate u.s then"
    " late veteran longtime fellow retired"
)
PARTICLES = words("de del della di da dos du la le van von der den bin ibn al el ter ten y e")

# The commonest given names of English speakers, and some of their neighbours; they tell only
# whom "she" can mean, so what is missing costs little.
FEMALE_NAMES = words(
    "Mary Patricia Jennifer Linda Elizabeth Barbara Susan Jessica Sarah Karen Lisa Nancy"
    " Betty Sandra Margaret Ashley Kimberly Emily Donna Michelle Carol Amanda Melissa Deborah"
    " Stephanie Rebecca Sharon Laura Cynthia Dorothy Amy Kathleen Angela Shirley Emma Brenda"
    " Pamela Nicole Anna Samantha Katherine Christine Debra Rachel Carolyn Janet Maria"
    " Catherine Heather Diane Olivia Julie Joyce Victoria Ruth Virginia Lauren Kelly Christina"
    " Joan Evelyn Judith Andrea Hannah Megan Cheryl Jacqueline Martha Madison Teresa Gloria"
    " Sara Janice Ann Kathryn Abigail Sophia Frances Jean Alice Judy Isabella Julia Grace"
    " Amber Denise Danielle Marilyn Beverly Charlotte Natalie Theresa Diana Brittany Doris"
    " Kayla Alexis Lori Marie Jane Claire Helen Fiona Kate Lucy Sophie Eva Elena Ursula Priya"
    " Fatima Aisha Olga Ingrid Yuki Mei Anne Rosa Carmen Sofia Lucia Ana Marta Nadia Leila"
    " Monica Tina Wendy Gina Hillary Nina Greta"
)
MALE_NAMES = words(
    "James Michael Robert John David William Richard Joseph Thomas Christopher Charles Daniel"
    " Matthew Anthony Mark Donald Steven Andrew Paul Joshua Kenneth Kevin Brian George Timothy"
    " Ronald Jason Edward Jeffrey Ryan Jacob Gary Nicholas Eric Jonathan Stephen Larry Justin"
    " Scott Brandon Benjamin Samuel Gregory Alexander Patrick Frank Raymond Jack Dennis Jerry"
    " Tyler Aaron Jose Adam Nathan Henry Zachary Douglas Peter Kyle Noah Ethan Jeremy Walter"
    " Christian Keith Roger Terry Austin Sean Gerald Carl Harold Dylan Arthur Lawrence Jordan"
    " Jesse Bryan Billy Bruce Gabriel Joe Logan Alan Juan Albert Willie Elijah Wayne Randy"
    " Vincent Mason Roy Ralph Bobby Russell Bradley Philip Eugene Jim Tom Bob Mike Bill Steve"
    " Tim Ben Dan Dave Greg Jeff Ken Matt Nick Rob Ron Sam Tony Emmanuel Vladimir Dmitri"
    " Dmitry Sergei Ahmed Mohammed Muhammad Ali Omar Hassan Carlos Luis Pedro Miguel Antonio"
    " Hans Karl Stewart Simon Martin Oliver Harry Ian Neil Graham Nigel Boris Stuart Colin"
    " Hugh Luke Ivan Igor Raj"
)
GIVEN_NAMES = FEMALE_NAMES | MALE_NAMES

ORGANISATION_WORDS = words(
    "research university college institute institution school academy center centre council"
    " committee commission department ministry agency bureau office court house senate"
    " congress parliament party union league association federation foundation society group"
    " company corp corporation inc ltd llc plc co bank fund trust museum hospital church army"
    " navy force forces police guard times post journal news tribune herald guardian press"
    " media network networks radio tv television magazine review security service services"
    " systems technologies technology labs laboratory international national global united"
    " states kingdom republic nations city county state street avenue road river lake mountain"
    " island islands valley park north south east west northern southern eastern western new"
    " law act treaty code agreement summit conference war day games cup prize awards award"
    " festival initiative project program programme plan report study survey index world"
    " internet web cyber board authority administration government organization organisation"
    " team club industries partners studios pictures records airport airlines airways motors"
    " energy oil gas american european asian african british chinese russian french german"
    " japanese indian pentagon kremlin cybersecurity intelligence defense defence justice"
    " homeland relations studies affairs liberation people's supreme federal royal white"
    " capitol wall hill district"
)
DOCUMENTS = words(
    "report reports study studies survey surveys poll polls statement statements letter"
    " letters memo memos memorandum document documents paper papers article articles book"
    " books indictment lawsuit lawsuits suit filing filings complaint complaints analysis"
    " summary review editorial email emails e-mail e-mails tweet tweets post posts blog order"
    " ruling testimony release account accounts essay newspaper magazine website site text"
    " message messages note transcript documentary interview speech affidavit dossier"
    " assessment estimate forecast audit column briefing manual constitution law bill charter"
    " declaration communique resolution data figures statistics records record findings"
    " research results bulletin publication petition proposal advisory alert guidance notice"
    " claims claim sources warrant"
)
THINGS = words(
    "sign signs clock thermometer label labels sticker map plaque banner poster posters"
    " screen meter gauge display billboard ticket t-shirt shirt tattoo caption headline"
    " subtitle box button cup badge menu slogan placard placards"
)
# Things that "show" or "suggest" something without anybody's saying so.
EVIDENCE = words(
    "evidence move moves fact facts agreement deal incident incidents case event events trend"
    " trends result change changes history experience success failure number numbers sign"
    " signs attack attacks talks meeting decision development developments pattern patterns"
    " behavior behaviour situation that this which it picture photograph photo video footage"
    " price prices example name title timing absence presence pact increase decrease rise"
    " growth experiment"
)
NO_SOURCE = words(
    "plan plans schedule tradition law rules custom protocol size age legend taste type need"
    " needs preference circumstances whether how what which merit"
)
SOURCE_NOUNS = (
    TITLES
    | DOCUMENTS
    | ORGANISATION_WORDS
    | INDEFINITE
    | words(
        "opposition coalition cabinet leadership management regime militia insurgents"
        " prosecution campaigners presidency majority minority public "
        "officials analysts experts critics researchers scientists authorities police prosecutors"
        " investigators economists lawyers attorneys doctors residents witnesses witness"
        " supporters opponents activists lawmakers leaders executives sources source participants"
        " participant observers scholars companies firms firm traders investors employees workers"
        " employee worker students student teachers parents parent families family organizers"
        " organisers advocates historians environmentalists neighbors neighbours neighbor"
        " neighbour friends friend colleagues colleague relatives relative fans users customers"
        " voters republicans democrats person people man woman men women boy girl mother father"
        " son daughter husband wife brother sister couple administration government governments"
        " officer officers spokesmen aides aide staff member members regulators regulator judges"
        " jury insider insiders side sides country countries capitals delegation delegations union"
        " unions campaign network team teams players player pundits commentators reviewers victims"
        " victim survivors rebels militants soldiers troops diplomats ministers presidents chiefs"
        " engineers specialists specialist veterans businessman farmers shareholders lenders"
        " brokers economist group groups protesters proponents skeptics sceptics detractors"
        " backers allies rivals community developers makers maker manufacturer manufacturers"
        " retailer operator carrier startup start-up charity nonprofit watchdog think-tank"
        " brokerage lender plaintiffs plaintiff defendant defendants reporters journalists editors"
        " authors lobbyists physicians nurses psychologists biologists candidates senators"
        " congressmen governors mayors ambassadors managers directors chairmen automaker carmaker"
        " supplier suppliers studio label artists pilots astronomers designers developer designer"
        " consultants clinicians those others"
    )
)
"""Nouns for whoever or whatever can be the source of a saying."""
