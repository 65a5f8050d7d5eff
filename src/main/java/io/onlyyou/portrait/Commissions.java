package io.onlyyou.portrait;

import io.onlyyou.imaging.ImageModel;
import io.onlyyou.imaging.ImageRequest;
import io.onlyyou.imaging.ImageResult;
import io.onlyyou.switches.Switches;
import org.springframework.stereotype.Component;

/** Has portraits painted by the image model, unless its provider or everything is turned off. */
@Component
class Commissions {

    private final Switches switches;
    private final ImageModel model;
    private final PortraitsProperties properties;

    Commissions(Switches switches, ImageModel model, PortraitsProperties properties) {
        this.switches = switches;
        this.model = model;
        this.properties = properties;
    }

    boolean areOn() {
        return switches.isProviderOn(model.info().provider());
    }

    ImageResult paint(Claim claim, Material.Selfies selfies) {
        return model.paint(new ImageRequest(
                selfies.pictures(),
                claim.scenario().id(),
                claim.scenario().prompt(),
                claim.seed(),
                properties.size(),
                properties.size(),
                claim.job().toString()));
    }
}
