package io.onlyyou.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.switches.Switches;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ImagingConfigurationTests {

    @Test
    void offersThePainterAndAFaceFinderWithoutAnySetting() {
        new ApplicationContextRunner()
                .withUserConfiguration(ImagingConfiguration.class)
                .withBean(Clock.class, Clock::systemUTC)
                .withBean(Switches.class, () -> Mockito.mock(Switches.class))
                .run(context -> {
                    assertThat(context.getBean(Providers.class).all())
                            .singleElement()
                            .satisfies(only ->
                                    assertThat(only.model().info().model()).isEqualTo("painter"));
                    assertThat(context).hasSingleBean(FaceFinder.class);
                });
    }
}
