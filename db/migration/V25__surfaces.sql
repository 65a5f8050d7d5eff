-- The shapes of a portrait beside its square: the upright one for stories, and the one that the person has chosen for their
-- profile. What was made before has no upright picture, so it is not among stories.

alter table portrait
    add column story_width integer,
    add column story_height integer,
    add column chosen_at timestamptz;

comment on column portrait.story_width is 'in pixels, of the widest upright picture; null where there is none';
comment on column portrait.chosen_at is 'when the person made it their profile picture; null where it is not';

-- A person has one profile picture.
create unique index chosen_portrait on portrait (person_key) where chosen_at is not null;
