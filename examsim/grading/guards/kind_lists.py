"""The kinds themselves: a line each, its members with slashes between, names of one member beside each other.

What belongs here excludes the other members as an answer: whoever says "veins" of what arteries do is wrong. Things
that people exchange without harm ("speed" and "velocity"), that belong to one story ("buyer" and "seller", "row" and
"column"), that contain each other, or whose names mean other things in plain words ("mean", "rod") stay out.
"""

from __future__ import annotations

KINDS = """
mitosis mitotic / meiosis meiotic
artery arteries arterial arteriole / vein veins venous venule / capillary
dna / rna
ribosome / mitochondrion mitochondria / chloroplast / lysosome / vacuole
transcription transcribe / translation translate / replication replicate
prokaryote prokaryotic / eukaryote eukaryotic
haploid / diploid / polyploid
dominant / recessive
homozygous / heterozygous
genotype genotypic / phenotype phenotypic
photosynthesis / respiration / fermentation
aerobic / anaerobic
xylem / phloem
stamen anther / pistil stigma
gymnosperm / angiosperm
monocot / dicot
annual / biennial / perennial
herbivore / carnivore / omnivore
mutualism mutualistic / commensalism commensal / parasitism parasitic
bacterium bacteria bacterial / virus viral / fungus fungi fungal
erythrocyte / leukocyte leucocyte / thrombocyte platelet
systole systolic / diastole diastolic
atrium atria atrial / ventricle ventricular
insulin / glucagon
sympathetic / parasympathetic
afferent / efferent
estrogen oestrogen / progesterone / testosterone
adenine / thymine / guanine / cytosine / uracil
amylase / protease pepsin trypsin / lipase
cerebrum / cerebellum / medulla
hippocampus / amygdala / hypothalamus / thalamus
axon / dendrite
phagocyte macrophage / lymphocyte
vertebrate / invertebrate
mammal / reptile / amphibian / bird
sperm / egg ovum
apoptosis / necrosis
benign / malignant
acute / chronic
tachycardia / bradycardia
hypertension / hypotension
ischemic ischaemic / hemorrhagic haemorrhagic
medial / lateral
proximal / distal
anterior / posterior
dorsal / ventral
supine / prone
flexion flex / extension extend
abduction / adduction
agonist / antagonist
inhale inhalation / exhale exhalation
incidence / prevalence
intravenous intravenously / intramuscular intramuscularly / subcutaneous subcutaneously / oral orally
kidney renal / liver hepatic / lung pulmonary / stomach gastric / pancreas pancreatic / spleen
tendon / ligament / cartilage
endotherm endothermic / ectotherm ectothermic

anode / cathode
oxidation oxidise oxidize / reduction
acid acidic / alkali alkaline
cation / anion
proton / electron / neutron
ionic / covalent / metallic
exothermic / endothermic
isotope / isomer / allotrope
alkane / alkene / alkyne
alcohol / aldehyde / ketone / ester
dioxide co2 / oxygen o2 / nitrogen n2 / hydrogen h2 / helium / methane / ammonia
sodium na / potassium / calcium / magnesium / lithium
aluminium aluminum / copper / zinc / iron / silver / gold / nickel
chlorine / bromine / iodine / fluorine
kinetic / potential
transverse / longitudinal
convex / concave
reflection reflect / refraction refract / diffraction diffract
conduction / convection / radiation
series / parallel
ammeter / voltmeter / ohmmeter
amplitude / frequency / wavelength
velocity / acceleration
scalar / vector
isothermal / adiabatic / isobaric / isochoric
fission / fusion
alpha / beta / gamma
tension tensile / compression compressive / torsion
rotor / stator
brittle / ductile
resistor / capacitor / inductor / diode / transistor
resistance / capacitance / inductance / voltage
igneous / sedimentary / metamorphic
stalactite / stalagmite
crust / mantle
troposphere / stratosphere / mesosphere / thermosphere
convergent / divergent
solar / lunar
venus / mars / jupiter / saturn / uranus / neptune
solstice / equinox
perihelion / aphelion
perigee / apogee
waxing / waning
redshift / blueshift
asteroid / comet
cyclone / anticyclone
summer / winter
longitude / latitude
weather / climate
evaporation / condensation / sublimation / transpiration
erosion / deposition
atlantic / pacific
arctic / antarctic
equator equatorial / polar
clay / silt / sand
aileron / rudder / elevator
yaw / roll
windward / leeward
starboard / port
bow / stern
ebb / flood
clutch / brake
diesel / petrol gasoline
red / blue / green / yellow / violet / orange

median / mode
sine / cosine / tangent
derivative differentiate differentiation / integral integrate integration
permutation / combination
perimeter circumference / area / volume
radius / diameter
prime / composite
rational / irrational
addition / subtraction / multiplication / division
union / intersection
injective / surjective
correlation / causation
precision / recall
sensitivity / specificity
overfit overfitting / underfit underfitting
bias / variance
supervised / unsupervised
classification / regression / clustering
generator / discriminator
generative / discriminative
equivariance equivariant / invariance invariant
convolution convolutional / pooling
sigmoid / softmax / relu / tanh
nominal / ordinal
qualitative / quantitative
deductive deduction / inductive induction / abductive
circle circular / ellipse elliptical / parabola parabolic / hyperbola hyperbolic
triangle / square / pentagon / hexagon / octagon

lifo / fifo
breadth / depth
tcp / udp
symmetric / asymmetric
encrypt encryption / decrypt decryption
authentication authenticate / authorization authorisation authorize
confidentiality / integrity / availability
ram / rom
paging / segmentation
mutex / semaphore
deadlock / livelock / starvation
inheritance / polymorphism / encapsulation
overloading overload / overriding override
atomicity / consistency / isolation / durability
commit / rollback
integer / boolean
unicast / multicast / broadcast
latency / throughput / bandwidth
bit / byte
preorder / inorder / postorder
iteration iterative / recursion recursive
cpu / gpu
lossy / lossless
raster / vector
volatile / nonvolatile
aperture / shutter

fiscal / monetary
inflation inflationary / deflation deflationary
monopoly monopolist / oligopoly / monopsony / duopoly
import / export
tariff / quota / subsidy
asset / liability
debit / credit
bullish / bearish
progressive / regressive
recession / expansion
depreciation depreciate / appreciation appreciate
gross / net
wholesaler wholesale / retailer retail
primary / secondary / tertiary
civil / criminal
murder / manslaughter
robbery / burglary
libel / slander
felony / misdemeanor misdemeanour
legislative legislature parliament congress / executive / judicial judiciary
patent / copyright / trademark
arbitration arbitrator / mediation mediator
catholic / protestant / orthodox
democracy democratic / monarchy / dictatorship / oligarchy
capitalism capitalist / socialism socialist / communism communist / feudalism feudal
republican / democrat
france french / germany german / britain british england english / spain spanish / russia russian / italy italian
    / austria austrian / japan japanese / china chinese
africa african / asia asian / europe european / america american
christianity christian / islam muslim / judaism jewish / hinduism hindu / buddhism buddhist
centralised centralized / decentralised decentralized

classical / operant
superego / ego / id
introvert introverted / extrovert extravert extroverted
anorexia / bulimia
assimilation assimilate / accommodation accommodate
proactive / retroactive
retrograde / anterograde
mania manic / depression depressive
obedience / conformity
necessary / sufficient
priori / posteriori
rationalism rationalist / empiricism empiricist
deontology deontological / consequentialism consequentialist utilitarianism utilitarian
realism realist / idealism idealist
monism / dualism
analytic / synthetic
subjective / objective
egoism / altruism
autocratic / democratic

noun / verb / adjective / adverb / preposition / conjunction / pronoun
vowel / consonant
singular / plural
nominative / accusative / dative / genitive
prefix / suffix
synonym / antonym / homonym
metaphor / simile
phoneme / morpheme
syntax / semantics / pragmatics
transitive / intransitive
tragedy / comedy
protagonist / antagonist
prose / verse
treble / bass
soprano / alto / tenor / baritone
crescendo / diminuendo decrescendo
legato / staccato
melody / harmony / rhythm
consonance consonant / dissonance dissonant
monophonic / polyphonic / homophonic
doric / ionic / corinthian
romanesque / gothic / baroque / renaissance

mother / father
son / daughter
brother / sister
wife / husband
king / queen
boy / girl
morning / evening
daily / weekly / monthly / yearly annually
"""
