package io.onlyyou.portrait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onlyyou.consent.PersonKey;
import io.onlyyou.consent.Preference;
import io.onlyyou.imaging.ImageModel;
import io.onlyyou.imaging.ImageRequest;
import io.onlyyou.imaging.ImageResult;
import io.onlyyou.imaging.ModelInfo;
import io.onlyyou.imaging.PromptScreen;
import io.onlyyou.imaging.Provider;
import io.onlyyou.imaging.ProviderTerms;
import io.onlyyou.imaging.Providers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

/** Scenarios that an operator adds in a file of their own. */
class ScenarioFileTests {

    private static final String PIRATE = """
            pirate:
              prompt: The person in the photograph as the captain of a ship; same face.
              caption: Imagine yourself as a pirate
              alt: A portrait of you at the wheel of a ship
              themes: [sea, adventure]
              surfaces: [feed]
              scene: superhero
            """;
    private static final Map<String, ScenarioEntry> SHIPPED = Map.of(
            "superhero", new ScenarioEntry("p", "Imagine yourself", "a", List.of(), null, null),
            "comic", new ScenarioEntry("p", "Imagine yourself", "a", List.of(), null, null));
    private static final PromptScreen SCREEN = new PromptScreen(List.of());
    private static final PersonKey PERSON = new PersonKey(new UUID(1, 1));

    @Test
    void comesBesideWhatShips() {
        Scenarios scenarios = scenarios(PIRATE);

        assertThat(scenarios.entries()).extracting(CatalogueEntry::id).containsExactly("comic", "pirate", "superhero");
        assertThat(scenarios.entry("pirate")).hasValueSatisfying(pirate -> {
            assertThat(pirate.scenario().caption()).isEqualTo("Imagine yourself as a pirate");
            assertThat(pirate.scenario().prompt()).startsWith("The person in the photograph");
            assertThat(pirate.scenario().alt()).contains("of you");
            assertThat(pirate.themes()).containsExactly("sea", "adventure");
            assertThat(pirate.surfaces()).containsExactly(Surface.FEED);
            assertThat(pirate.scene()).isEqualTo("superhero");
        });
        assertThat(scenarios.entry("comic").orElseThrow().surfaces()).containsExactlyInAnyOrder(Surface.values());
    }

    @Test
    void takesThePlaceOfWhatShipsUnderItsName() {
        Scenarios scenarios = scenarios("comic: {prompt: x, caption: Ours, alt: y, surfaces: []}");
        assertThat(scenarios.find("comic").orElseThrow().caption()).isEqualTo("Ours");
        for (int turn = 0; turn < 5; turn++) {
            assertThat(scenarios
                            .next(PERSON, turn, Preference.NONE, Set.of())
                            .orElseThrow()
                            .id())
                    .as("listed for nothing")
                    .isEqualTo("superhero");
        }
    }

    @Test
    void isChosenOnlyForSurfacesThatItLists() {
        Scenarios scenarios = scenarios(PIRATE);
        for (int turn = 0; turn < 20; turn++) {
            CatalogueEntry both = scenarios
                    .next(PERSON, turn, Preference.NONE, EnumSet.of(Surface.FEED, Surface.STORIES))
                    .orElseThrow();
            assertThat(both.id()).as("one that is for all that is given").isNotEqualTo("pirate");
            assertThat(scenarios
                            .next(PERSON, turn, Preference.NONE, EnumSet.of(Surface.STORIES))
                            .orElseThrow()
                            .id())
                    .isNotEqualTo("pirate");
        }
        Preference onlyPirate = new Preference(false, null, null, List.of("pirate"), List.of(), false);
        assertThat(scenarios.next(PERSON, 0, onlyPirate, EnumSet.of(Surface.STORIES)))
                .isEmpty();
        CatalogueEntry pirate = scenarios
                .next(PERSON, 0, onlyPirate, EnumSet.of(Surface.FEED, Surface.STORIES))
                .orElseThrow();
        assertThat(new Epochs(3, 4L, 5L).on(pirate.surfaces()))
                .as("made for the feed alone")
                .isEqualTo(new Epochs(3, 4L, null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pirate: {caption: c, alt: a}                                     | pirate.prompt: It is the scenario in words
            pirate: {prompt: p, caption: ' ', alt: a}                        | pirate.caption: It is the sentence
            pirate: {prompt: p, caption: c}                                  | pirate.alt: It is what somebody is told
            pirate: {prompt: p, caption: 42, alt: a}                         | pirate.caption: It is a text
            pirate: {prompt: p, caption: c, alt: a, surface: feed}           | pirate.surface: Members are
            pirate: {prompt: p, caption: c, alt: a, surfaces: [poster]}      | pirate.surfaces: A surface is one of feed
            pirate: {prompt: p, caption: c, alt: a, surfaces: feed}          | pirate.surfaces: It is a list
            pirate: {prompt: p, caption: c, alt: a, themes: [Big Sea]}       | pirate.themes: They are at most
            Pirate: {prompt: p, caption: c, alt: a}                          | Pirate: A scenario's id
            own-words: {prompt: p, caption: c, alt: a}                       | own-words: This id stands for what people
            pirate: hello                                                    | pirate: It has the members
            [pirate]                                                         | It holds scenarios by their ids
            'pirate: {'                                                      | It is no YAML
            'pirate: {prompt: p, prompt: q}'                                 | It is no YAML
            """)
    void aWrongEntryStopsTheStartAndSaysWhatWouldBeRight(String file, String said) {
        assertThatThrownBy(() -> scenarios(file))
                .isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class, refused -> {
                    assertThat(refused.getName()).isEqualTo("onlyyou.scenarios-file");
                    assertThat(refused.getReason()).contains(said);
                });
    }

    @Test
    void aMissingFileStopsTheStart() {
        assertThatThrownBy(() -> scenarios(new FileSystemResource("target/there-is-no-such-file.yml")))
                .isInstanceOfSatisfying(
                        InvalidConfigurationPropertyValueException.class,
                        refused -> assertThat(refused.getReason()).contains("readable file"));
    }

    @Test
    void aWrongEntryAmongTheSettingsIsNamedToo() {
        Map<String, ScenarioEntry> wrong = Map.of("pirate", new ScenarioEntry("p", null, "a", List.of(), null, null));
        assertThatThrownBy(() -> new Scenarios(new ScenariosProperties(wrong, null)))
                .isInstanceOfSatisfying(
                        InvalidConfigurationPropertyValueException.class,
                        refused -> assertThat(refused.getName()).isEqualTo("onlyyou.scenarios.pirate.caption"));
    }

    @Test
    void aPainterOfScenesNeedsOneForEachScenario() {
        Providers providers = new Providers(
                List.of(new Provider("painter", new PainterOfScenes(), ProviderTerms.LOCAL, null)),
                id -> true,
                Clock.systemUTC());
        assertThat(new SceneCheck(scenarios(PIRATE), providers, SCREEN)).isNotNull();
        assertThatThrownBy(() -> new SceneCheck(scenarios(PIRATE.replace("superhero", "ship")), providers, SCREEN))
                .isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class, refused -> {
                    assertThat(refused.getName()).isEqualTo("onlyyou.scenarios.pirate.scene");
                    assertThat(refused.getReason()).contains("comic, superhero");
                });
    }

    /** Its jobs would be refused one by one, long after the start. */
    @Test
    void aPromptThatIsNeverSentStopsTheStart() {
        Providers nobody = new Providers(List.of(), id -> true, Clock.systemUTC());
        String denied = PIRATE.replace("the captain", "the naked captain");
        assertThatThrownBy(() -> new SceneCheck(scenarios(denied), nobody, SCREEN))
                .isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class, refused -> {
                    assertThat(refused.getName()).isEqualTo("onlyyou.scenarios.pirate.prompt");
                    assertThat(refused.getReason()).contains("denied-terms");
                });
        assertThat(new SceneCheck(scenarios(denied.replace("[feed]", "[]")), nobody, SCREEN))
                .as("taken out")
                .isNotNull();
    }

    private static Scenarios scenarios(String file) {
        return scenarios(new ByteArrayResource(file.getBytes(StandardCharsets.UTF_8)));
    }

    private static Scenarios scenarios(Resource file) {
        return new Scenarios(new ScenariosProperties(SHIPPED, file));
    }

    /** Knows two scenes by name. */
    private static final class PainterOfScenes implements ImageModel {

        @Override
        public ModelInfo info() {
            return new ModelInfo("tests", "scenes", "1");
        }

        @Override
        public Set<String> scenes() {
            return Set.of("superhero", "comic");
        }

        @Override
        public ImageResult paint(ImageRequest request) {
            return new ImageResult.Failed("does not paint");
        }
    }
}
