package io.onlyyou.imaging.painter.scene;

import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;

/** The scenarios that the painter knows, by their ids. */
public final class Scenes {

    private static final Map<String, BiFunction<Deck, SplittableRandom, Scene>> SCENES = new TreeMap<>(Map.of(
            "superhero", Superhero::scene,
            "astronaut", Astronaut::scene,
            "renaissance", Renaissance::scene,
            "film-noir", FilmNoir::scene,
            "mirrors", MirrorMaze::scene,
            "comic", Comic::scene));

    private Scenes() {}

    /**
     * A variant of that scenario; empty if there is no such scenario.
     *
     * @param variant of its lowest 16 bits; decides what the eye sees first, differently for each of many numbers in a row
     * @param random decides the rest
     */
    public static Optional<Scene> of(String id, long variant, SplittableRandom random) {
        return Optional.ofNullable(SCENES.get(id)).map(scene -> scene.apply(new Deck(variant), random));
    }

    public static SortedSet<String> ids() {
        return new TreeSet<>(SCENES.keySet());
    }
}
