package io.onlyyou.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ImagingConfigurationTests {

    @Test
    void offersThePainterAndAFaceFinderWithoutAnySetting() {
        new ApplicationContextRunner()
                .withUserConfiguration(ImagingConfiguration.class)
                .run(context -> {
                    assertThat(context.getBean(ImageModel.class).info().model()).isEqualTo("painter");
                    assertThat(context).hasSingleBean(FaceFinder.class);
                });
    }
}
