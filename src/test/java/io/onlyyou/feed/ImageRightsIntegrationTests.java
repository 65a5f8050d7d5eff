package io.onlyyou.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.consent.Ending;
import io.onlyyou.consent.People;
import io.onlyyou.consent.Purpose;
import io.onlyyou.support.Promised;
import io.onlyyou.support.Shows;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Whether a picture's address is still good, asked at each fetch. */
@TestInstance(Lifecycle.PER_CLASS)
class ImageRightsIntegrationTests {

    private Bench bench;
    private Lives lives;

    @BeforeAll
    void open() {
        bench = new Bench();
        lives = bench.lives;
    }

    @AfterAll
    void close() {
        bench.close();
    }

    @Test
    void pictureOfAnInsertedItemMayBeSeen() {
        Viewer viewer = lives.portrayed();
        assertThat(bench.bean(ImageRights.class).ownerIfAllowed(token(viewer))).hasValue(viewer.key());
    }

    @Test
    @Shows(Promised.NOTHING_SHOWN_AFTER_THE_END)
    void nothingIsSeenOnceEitherConsentEnded() {
        for (String purpose : new String[] {"feed", "generation"}) {
            Viewer viewer = lives.portrayed();
            TokenContent token = token(viewer);
            lives.end(viewer, purpose);
            assertGone(token);
            lives.give(viewer, purpose);
            assertGone(token);
        }
    }

    @Test
    void nothingIsSeenWhileConsentHasRunOut() {
        Viewer viewer = lives.portrayed();
        TokenContent token = token(viewer);
        lives.lapse(viewer, "feed", Duration.ofHours(-1));
        assertGone(token);
    }

    @Test
    void consentToAnotherSurfaceDoesNotHelp() {
        Viewer viewer = lives.consenting();
        lives.give(viewer, "stories");
        lives.portrait(viewer, "opt-in");
        TokenContent token = token(viewer);
        lives.end(viewer, "feed");
        assertGone(token);
    }

    @Test
    void hiddenPortraitIsNotSeen() {
        Viewer viewer = lives.portrayed();
        TokenContent token = token(viewer);
        lives.hide(viewer, token.portrait());
        assertGone(token);
    }

    @Test
    @Shows(Promised.OTHERS_SEE_NOTHING)
    void portraitOfSomebodyElseIsNotSeen() {
        Viewer viewer = lives.portrayed();
        TokenContent own = token(viewer);
        TokenContent others = token(lives.portrayed());
        assertGone(new TokenContent(
                own.viewer(),
                own.insertion(),
                others.portrait(),
                own.feed(),
                own.surface(),
                own.surfaceEpoch(),
                own.generationEpoch(),
                own.expiresAt()));
    }

    @Test
    void erasedPersonIsForgotten() {
        Viewer viewer = lives.portrayed();
        bench.ask("home", viewer);
        end(viewer, false);
        assertThat(lives.shown(viewer)).hasSize(1);
        end(viewer, true);
        assertThat(lives.shown(viewer)).isEmpty();
    }

    private void end(Viewer viewer, boolean erased) {
        Ending ending = new Ending(viewer.subject(), viewer.key(), EnumSet.of(Purpose.FEED), erased, Instant.EPOCH);
        new TransactionTemplate(bench.bean(PlatformTransactionManager.class)).executeWithoutResult(status -> {
            bench.bean(People.class).lock(viewer.subject());
            bench.bean(FeedEndings.class).ended(ending);
        });
    }

    private void assertGone(TokenContent token) {
        assertThat(bench.bean(ImageRights.class).ownerIfAllowed(token)).isEmpty();
    }

    /** Out of the page that the person would get. */
    private TokenContent token(Viewer viewer) {
        Outcome.Injected injected = (Outcome.Injected) bench.ask("home", viewer);
        String page = new String(injected.page(), StandardCharsets.UTF_8);
        String start = "https://only.you/v1/images/";
        int from = page.indexOf(start) + start.length();
        String token = page.substring(from, page.indexOf('"', from));
        TokenContent content =
                bench.bean(Tokens.class).open(Tokens.Kind.IMAGE, token).orElseThrow();
        assertThat(content.viewer()).isEqualTo(viewer.subject());
        assertThat(content.insertion()).isNotEqualTo(new UUID(0, 0));
        return content;
    }
}
