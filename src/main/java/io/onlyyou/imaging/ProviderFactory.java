package io.onlyyou.imaging;

import io.onlyyou.imaging.ProviderSettings.Kind;
import io.onlyyou.imaging.comfyui.ComfyUi;
import io.onlyyou.imaging.comfyui.Workflow;
import io.onlyyou.imaging.openai.OpenAiImages;
import io.onlyyou.imaging.prediction.PredictionInput;
import io.onlyyou.imaging.prediction.PredictionOutput;
import io.onlyyou.imaging.prediction.Predictions;
import io.onlyyou.imaging.wire.AnsweredPictures;
import io.onlyyou.imaging.wire.Gateway;
import io.onlyyou.imaging.wire.Patience;
import io.onlyyou.imaging.wire.PublicAddresses;
import io.onlyyou.imaging.wire.Wire;
import io.onlyyou.imaging.wire.WireLimits;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;

/** Makes providers of their settings; one that is wrong stops the start. */
final class ProviderFactory {

    private static final Duration MARGIN = Duration.ofMinutes(1);

    /** One provider's two ways out, and its pictures' one way in. */
    private record Line(Gateway gateway, AnsweredPictures pictures) {}

    private final Supplier<ImageModel> painter;
    private final Set<String> allowedHosts;
    private final Clock clock;

    /** @param painter makes the built-in one, where it is asked for */
    ProviderFactory(Supplier<ImageModel> painter, Set<String> allowedHosts, Clock clock) {
        this.painter = painter;
        this.allowedHosts = allowedHosts;
        this.clock = clock;
    }

    /** The one there is where none is named. */
    Provider builtIn() {
        return new Provider("painter", painter.get(), ProviderTerms.LOCAL, null);
    }

    Provider make(String id, ProviderSettings settings) {
        ProviderCheck check = new ProviderCheck(id);
        Kind kind = check.kind(settings);
        ImageModel model = switch (kind) {
            case PAINTER -> painter.get();
            case OPENAI -> openAi(id, settings, check);
            case PREDICTION -> predictions(id, settings, check);
            case COMFYUI -> comfyUi(id, settings, check);
        };
        WebhookKey webhooks = kind == Kind.PREDICTION ? check.webhooks(settings) : null;
        return new Provider(id, model, terms(kind, settings), webhooks);
    }

    private static ProviderTerms terms(Kind kind, ProviderSettings settings) {
        WireSettings http = settings.http();
        boolean inOrders = kind == Kind.PREDICTION || kind == Kind.COMFYUI;
        Duration longest = inOrders ? http.orderTimeout() : http.totalTimeout().multipliedBy(2);
        return new ProviderTerms(
                kind == Kind.PAINTER,
                settings.order(),
                settings.share(),
                settings.concurrency(),
                settings.perMinute(),
                settings.regions(),
                longest.plus(MARGIN),
                settings.cost(),
                kind == Kind.PREDICTION && settings.deletes(),
                settings.retention());
    }

    private ImageModel openAi(String id, ProviderSettings settings, ProviderCheck check) {
        Line line = line(settings, check);
        ModelInfo info = new ModelInfo(id, check.model(settings), "");
        return new OpenAiImages(info, line.gateway(), line.pictures(), settings.parameters(), clock);
    }

    private ImageModel predictions(String id, ProviderSettings settings, ProviderCheck check) {
        Line line = line(settings, check);
        ModelInfo info = new ModelInfo(id, check.model(settings), "");
        return new Predictions(
                info,
                line.gateway(),
                new PredictionInput(info.model(), settings.parameters()),
                new PredictionOutput(line.pictures(), info),
                new Patience(clock, settings.http().orderTimeout()),
                settings.deletes());
    }

    private ImageModel comfyUi(String id, ProviderSettings settings, ProviderCheck check) {
        Line line = line(settings, check);
        String model = settings.model();
        ModelInfo info = new ModelInfo(id, model == null ? "workflow" : model, "");
        Patience patience = new Patience(clock, settings.http().orderTimeout());
        return new ComfyUi(info, line.gateway(), workflow(settings.workflow(), check), patience);
    }

    private static Workflow workflow(@Nullable Resource resource, ProviderCheck check) {
        if (resource == null || !resource.isReadable()) {
            throw check.refusal(".workflow", resource, "It names a readable file: a workflow exported in API format.");
        }
        try {
            return Workflow.parse(resource.getContentAsByteArray());
        } catch (IOException | IllegalArgumentException wrong) {
            throw check.refusal(".workflow", resource, wrong.getMessage());
        }
    }

    private Line line(ProviderSettings settings, ProviderCheck check) {
        URI base = check.baseUrl(settings);
        String key = settings.apiKey() == null || settings.apiKey().isBlank() ? null : settings.apiKey();
        DnsResolver names = SystemDefaultDnsResolver.INSTANCE;
        WireLimits limits = settings.http().limits();
        Wire own = new Wire(limits, names);
        Wire strangers = new Wire(limits, new PublicAddresses(names));
        return new Line(new Gateway(own, base, key), new AnsweredPictures(own, strangers, base, key, allowedHosts));
    }
}
