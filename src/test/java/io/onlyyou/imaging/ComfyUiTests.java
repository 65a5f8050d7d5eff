package io.onlyyou.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.imaging.ProviderSettings.Kind;
import io.onlyyou.imaging.kit.ImageModelKit;
import io.onlyyou.imaging.kit.StubComfyUi;
import io.onlyyou.imaging.kit.StubProvider.Call;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.util.StringUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ComfyUiTests extends ImageModelKit<StubComfyUi> {

    @Override
    protected StubComfyUi stub() {
        return StubComfyUi.running();
    }

    @Override
    protected ImageModel model(URI base) {
        return KitSettings.provider(Kind.COMFYUI, base, clock, Map.of()).model();
    }

    @Override
    protected int selfiesIn(String everything) {
        return StringUtils.countOccurrencesOf(everything, "name=\"image\"");
    }

    @Override
    protected boolean isOrder(String path) {
        return path.equals("/prompt");
    }

    @Test
    void fillsInTheWorkflow() {
        paint();

        Call prompt = provider.calls().stream()
                .filter(call -> call.path().equals("/prompt"))
                .findFirst()
                .orElseThrow();
        JsonNode workflow = JsonMapper.shared().readTree(prompt.body()).path("prompt");
        assertThat(workflow.at("/1/inputs/image").asString()).isEqualTo("onlyyou/selfie.jpg");
        assertThat(workflow.at("/3/inputs/text").asString()).isEqualTo("as \"somebody\" else {seed}");
        assertThat(workflow.at("/3/inputs/seed").isNumber()).isTrue();
        assertThat(workflow.at("/3/inputs/images/0").asString()).isEqualTo("1");
    }

    @Test
    void aWorkflowThatFailsIsAFailure() {
        provider.refuses();
        assertThat(finished()).isEqualTo(new ImageResult.Failed("the workflow failed"));
    }

    @Test
    void aWorkflowThatIsNotAcceptedIsAMatterForTheOperator() {
        provider.does(
                provider.status(400, "{\"error\":{\"type\":\"prompt_outputs_failed_validation\"},\"node_errors\":{}}"));
        assertThat(paint()).isInstanceOf(ImageResult.Misconfigured.class);
    }

    @Test
    void whatTheServerHasForgottenHasFailed() {
        ImageResult result = paint();
        assertThat(result).isInstanceOf(ImageResult.Pending.class);
        provider.forgetsEverything();
        Sent sent = new Sent(((ImageResult.Pending) result).reference(), clock.instant());
        assertThat(model(provider.base()).resume(sent)).isInstanceOf(ImageResult.Failed.class);
    }

    @Test
    void oneThatTakesTooLongIsTakenOffTheQueue() {
        provider.neverFinishes();
        assertThat(finished()).isEqualTo(new ImageResult.Failed("it did not finish in time"));
        assertThat(provider.isQueued()).isFalse();
    }
}
