package io.onlyyou.imaging.comfyui;

import io.onlyyou.imaging.ImageModel;
import io.onlyyou.imaging.ImageRequest;
import io.onlyyou.imaging.ImageResult;
import io.onlyyou.imaging.ModelInfo;
import io.onlyyou.imaging.Sent;
import io.onlyyou.imaging.wire.Faults;
import io.onlyyou.imaging.wire.Gateway;
import io.onlyyou.imaging.wire.Patience;
import io.onlyyou.imaging.wire.WireOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Has a workflow run: {@code POST /upload/image} for each selfie, {@code POST /prompt}, then {@code GET /history/{id}} until
 * it is there, and {@code GET /view} for the picture.
 *
 * <p>ComfyUI keeps what was uploaded and what it saved in its own folders, and has no call to delete them.
 */
public final class ComfyUi implements ImageModel {

    private static final Duration FIRST_LOOK = Duration.ofSeconds(1);
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ModelInfo info;
    private final Gateway gateway;
    private final Workflow workflow;
    private final Patience patience;

    public ComfyUi(ModelInfo info, Gateway gateway, Workflow workflow, Patience patience) {
        this.info = info;
        this.gateway = gateway;
        this.workflow = workflow;
        this.patience = patience;
    }

    @Override
    public ModelInfo info() {
        return info;
    }

    @Override
    public ImageResult paint(ImageRequest request) {
        List<String> names = new ArrayList<>();
        for (byte[] selfie : request.selfies()) {
            WireOutcome uploaded = gateway.post("upload/image", Uploads.form(request, selfie, names.size()));
            if (!(uploaded instanceof WireOutcome.Answer answer) || !answer.isSuccess()) {
                return fault(uploaded);
            }
            String name = Uploads.name(Gateway.json(answer));
            if (name.isEmpty()) {
                return new ImageResult.Failed("it did not say where it put the picture");
            }
            names.add(name);
        }
        ObjectNode order = NODES.objectNode();
        order.set("prompt", workflow.of(request, names));
        order.put("client_id", request.idempotencyKey());
        return ordered(gateway.post("prompt", order));
    }

    private ImageResult ordered(WireOutcome outcome) {
        if (!(outcome instanceof WireOutcome.Answer answer) || !answer.isSuccess()) {
            return outcome instanceof WireOutcome.Answer refused && refused.status() == 400
                    ? new ImageResult.Misconfigured("it does not accept the workflow")
                    : fault(outcome);
        }
        String id = Gateway.json(answer).path("prompt_id").asString("");
        return History.isId(id)
                ? new ImageResult.Pending(id, FIRST_LOOK)
                : new ImageResult.Failed("its answer names no prompt");
    }

    private ImageResult fault(WireOutcome outcome) {
        return switch (outcome) {
            case WireOutcome.Lost lost -> Faults.of(lost);
            case WireOutcome.Answer answer -> Faults.of(answer, patience.now());
        };
    }

    /** In the history, in the queue, or, finished between the two looks, in the history after all. */
    @Override
    public ImageResult resume(Sent sent) {
        History history = new History(gateway, info);
        if (!History.isId(sent.reference())) {
            return new ImageResult.Failed("its answer named no prompt");
        }
        return switch (history.look(sent.reference())) {
            case History.Seen.Finished finished -> finished.result();
            case History.Seen.Unclear unclear -> later(sent);
            case History.Seen.Absent absent -> {
                if (!history.isAbsentFromQueue(sent.reference())) {
                    yield later(sent);
                }
                yield history.look(sent.reference()) instanceof History.Seen.Finished finished
                        ? finished.result()
                        : new ImageResult.Failed("it does not know the prompt any more");
            }
        };
    }

    private ImageResult later(Sent sent) {
        if (patience.isOver(sent)) {
            cancel(sent);
            return new ImageResult.Failed("it did not finish in time");
        }
        return new ImageResult.Pending(sent.reference(), patience.nextLook(sent));
    }

    /** Takes it off the queue. What runs already is left to run: to interrupt it may interrupt somebody else's. */
    @Override
    public boolean cancel(Sent sent) {
        ObjectNode order = NODES.objectNode();
        order.putArray("delete").add(sent.reference());
        return gateway.post("queue", (JsonNode) order) instanceof WireOutcome.Answer answer && answer.isSuccess();
    }
}
