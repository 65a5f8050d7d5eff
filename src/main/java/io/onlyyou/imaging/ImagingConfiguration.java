package io.onlyyou.imaging;

import io.onlyyou.imaging.identity.FaceMatcherByPrint;
import io.onlyyou.imaging.likeness.FaceDetector;
import io.onlyyou.imaging.likeness.FaceFinderByDetector;
import io.onlyyou.imaging.likeness.PersonSegmenter;
import io.onlyyou.imaging.painter.Painter;
import io.onlyyou.switches.Switches;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Wires the providers of the settings, or the built-in painter ({@code docs/decisions/0003-portable-painter.md}). A bean of
 * type {@link ImageModel} takes the place of them all; one of type {@link Moderation} that of the one that ships.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ImagingProperties.class)
class ImagingConfiguration {

    @Bean
    FaceDetector faceDetector() {
        return new FaceDetector();
    }

    @Bean
    FaceFinder faceFinder(FaceDetector detector) {
        return new FaceFinderByDetector(detector);
    }

    @Bean
    FaceMatcherByPrint faceMatcher(FaceDetector detector) {
        return new FaceMatcherByPrint(detector);
    }

    @Bean
    Providers providers(
            ImagingProperties properties,
            FaceDetector detector,
            FaceMatcherByPrint matcher,
            ObjectProvider<ImageModel> own,
            Switches switches,
            Clock clock) {
        ImageModel model = own.getIfAvailable();
        if (model != null) {
            Provider only = new Provider(model.info().provider(), model, ProviderTerms.LOCAL, null);
            return new Providers(List.of(only), switches::isProviderOn, clock);
        }
        ProviderFactory factory = new ProviderFactory(
                () -> new Painter(detector, new PersonSegmenter(), matcher), properties.allowedHosts(), clock);
        List<Provider> configured = properties.providers().entrySet().stream()
                .map(entry -> factory.make(entry.getKey(), entry.getValue()))
                .toList();
        return new Providers(
                configured.isEmpty() ? List.of(factory.builtIn()) : configured, switches::isProviderOn, clock);
    }

    @Bean
    PromptScreen promptScreen(ImagingProperties properties) {
        return new PromptScreen(properties.deniedTerms());
    }

    @Bean
    Moderation moderation(ObjectProvider<FaceFinder> faces) {
        return new OnePersonOnly(faces.getObject());
    }
}
