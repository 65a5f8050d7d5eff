package io.onlyyou.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.imaging.ProviderSettings.Kind;
import io.onlyyou.imaging.kit.ImageModelKit;
import io.onlyyou.imaging.kit.StubOpenAi;
import io.onlyyou.imaging.kit.StubProvider.Call;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.StringUtils;

class OpenAiImagesTests extends ImageModelKit<StubOpenAi> {

    @Override
    protected StubOpenAi stub() {
        return StubOpenAi.running();
    }

    @Override
    protected ImageModel model(URI base) {
        return KitSettings.provider(Kind.OPENAI, base, clock, Map.of("quality", "high"))
                .model();
    }

    @Override
    protected boolean quoteInJson() {
        return false;
    }

    @Override
    protected int selfiesIn(String everything) {
        return StringUtils.countOccurrencesOf(everything, "name=\"image[]\"");
    }

    @Override
    protected boolean isOrder(String path) {
        return path.equals("/images/edits");
    }

    @Test
    void speaksOfModelSizeAndWhateverElseIsSet() {
        paint();

        String form = provider.calls().stream().map(Call::text).findFirst().orElseThrow();
        assertThat(form)
                .contains("name=\"model\"", "model-1", "name=\"size\"", "256x256", "name=\"quality\"", "high")
                .contains("filename=\"reference-0.png\"", "image/png");
    }

    @Test
    void fetchesFromItsOwnAddress() {
        provider.answersByUrl();
        assertThat(paint()).isInstanceOf(ImageResult.Ready.class);
        provider.breaksOffInThePicture();
        assertThat(paint()).isInstanceOf(ImageResult.Failed.class);
    }

    @Test
    void aRefusalIsFinal() {
        provider.refuses();
        assertThat(paint()).isEqualTo(new ImageResult.Refused("its safety system refused"));
        provider.does(provider.status(200, "{\"created\":1,\"data\":[]}"));
        assertThat(paint()).isInstanceOf(ImageResult.Refused.class);
    }

    @Test
    void aQuotaThatIsUsedUpIsAMatterForTheOperator() {
        provider.does(provider.status(429, "{\"error\":{\"code\":\"insufficient_quota\"}}", "Retry-After", "1"));
        assertThat(paint()).isInstanceOf(ImageResult.Misconfigured.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413, 422})
    void whatItCannotPaintItCannotPaintAgain(int status) {
        provider.does(provider.status(status, "{\"error\":{\"code\":\"invalid_size\"}}"));
        assertThat(paint()).isInstanceOf(ImageResult.Impossible.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data",
                "http://localhost:1/x.png",
                "http://pictures.example/x.png",
                "https://pictures.example:8443/x.png",
                "https://user@pictures.example/x.png",
                "https://evil.example/x.png",
                "https://pictures.example.evil.example/x.png",
                "file:///etc/passwd",
                "ftp://pictures.example/x.png",
                "//pictures.example/x.png",
                "gopher:x"
            })
    void aUrlToAnywhereElseIsNotFollowed(String url) {
        provider.does(provider.status(200, "{\"data\":[{\"url\":\"" + url + "\"}]}"));
        assertThat(paint()).isInstanceOf(ImageResult.Misconfigured.class);
    }

    @Test
    void anAllowedHostThatHasNoPublicAddressIsNotReached() {
        provider.does(provider.status(200, "{\"data\":[{\"url\":\"https://pictures.example/x.png\"}]}"));
        assertThat(paint()).isEqualTo(new ImageResult.Failed("its address is unknown or not allowed"));
    }
}
