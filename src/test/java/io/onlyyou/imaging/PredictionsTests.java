package io.onlyyou.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.imaging.ProviderSettings.Kind;
import io.onlyyou.imaging.kit.ImageModelKit;
import io.onlyyou.imaging.kit.StubPredictions;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.util.StringUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PredictionsTests extends ImageModelKit<StubPredictions> {

    @Override
    protected StubPredictions stub() {
        return StubPredictions.running();
    }

    @Override
    protected ImageModel model(URI base) {
        return KitSettings.provider(
                        Kind.PREDICTION,
                        base,
                        clock,
                        Map.of(
                                "prompt",
                                "{prompt}",
                                "input_images",
                                "{selfies}",
                                "seed",
                                "{seed}",
                                "shape",
                                "{width}:1"))
                .model();
    }

    @Override
    protected int selfiesIn(String everything) {
        return StringUtils.countOccurrencesOf(everything, "data:image/png;base64,");
    }

    @Override
    protected boolean isOrder(String path) {
        return path.endsWith("/predictions");
    }

    @Test
    void anOfficialModelIsOrderedAtItsOwnAddress() {
        paint();

        JsonNode order =
                JsonMapper.shared().readTree(provider.calls().getFirst().body());
        assertThat(provider.calls().getFirst().path()).isEqualTo("/models/somebody/model/predictions");
        assertThat(order.has("version")).isFalse();
        assertThat(order.has("webhook")).isFalse();
        assertThat(order.path("input").path("seed").isNumber()).isTrue();
        assertThat(order.path("input").path("input_images").isArray()).isTrue();
        assertThat(order.path("input").path("shape").asString()).isEqualTo("256:1");
        assertThat(order.path("input").path("prompt").asString()).isEqualTo("as \"somebody\" else {seed}");
    }

    @Test
    void anOrderIsAskedAboutAndNeverPlacedAgain() {
        assertThat(paint()).isInstanceOf(ImageResult.Pending.class);
        Sent sent = new Sent("prediction1", clock.instant());
        ImageModel restarted = model(provider.base());

        assertThat(restarted.resume(sent)).isInstanceOf(ImageResult.Pending.class);
        assertThat(restarted.resume(sent)).isInstanceOf(ImageResult.Pending.class);
        assertThat(restarted.resume(sent)).isInstanceOf(ImageResult.Ready.class);
        assertThat(provider.paid()).isEqualTo(1);
    }

    @Test
    void aRefusalIsFinal() {
        provider.refuses();
        assertThat(finished()).isEqualTo(new ImageResult.Refused("the model's safety check refused"));
    }

    @Test
    void whoeverAsksWaitsLongerTheOlderTheOrder() {
        provider.neverFinishes();
        paint();
        ImageModel model = model(provider.base());
        Sent sent = new Sent("prediction1", clock.instant());

        assertThat(model.resume(sent)).isEqualTo(new ImageResult.Pending("prediction1", Duration.ofSeconds(1)));
        clock.pass(Duration.ofSeconds(20));
        assertThat(model.resume(sent)).isEqualTo(new ImageResult.Pending("prediction1", Duration.ofSeconds(5)));
        clock.pass(Duration.ofMinutes(2));
        assertThat(model.resume(sent)).isEqualTo(new ImageResult.Pending("prediction1", Duration.ofSeconds(10)));
    }

    @Test
    void oneThatTakesTooLongIsCancelled() {
        provider.neverFinishes();
        assertThat(finished()).isEqualTo(new ImageResult.Failed("it did not finish in time"));
        assertThat(provider.ends()).containsEntry("prediction1", "canceled");
    }

    @Test
    void whileItsProviderIsAwayAnOrderIsWaitedFor() {
        paint();
        Sent sent = new Sent("prediction1", clock.instant());
        provider.close();
        assertThat(model(provider.base()).resume(sent)).isInstanceOf(ImageResult.Pending.class);
        clock.pass(Duration.ofMinutes(11));
        assertThat(model(provider.base()).resume(sent)).isInstanceOf(ImageResult.Failed.class);
    }

    @Test
    void anOrderThatIsNotKnownAnyMoreHasFailed() {
        assertThat(model(provider.base()).resume(new Sent("another", clock.instant())))
                .isInstanceOf(ImageResult.Failed.class);
        assertThat(model(provider.base()).resume(new Sent("../../account", clock.instant())))
                .isInstanceOf(ImageResult.Failed.class);
        assertThat(provider.callsTo("/account")).isZero();
    }

    @Test
    void cancelsAndDeletesWhatItIsToldTo() {
        paint();
        paint();
        ImageModel model = model(provider.base());
        assertThat(model.cancel(new Sent("prediction1", clock.instant()))).isTrue();
        assertThat(model.delete(new Sent("prediction2", clock.instant()))).isTrue();
        assertThat(model.cancel(new Sent("prediction3", clock.instant()))).isFalse();
        assertThat(provider.ends()).containsEntry("prediction1", "canceled").containsEntry("prediction2", "deleted");
    }
}
