-- How far the face of a portrait is from that of the selfie. The number alone: what it was computed from is kept nowhere.

alter table portrait add column face_distance real check (face_distance between 0 and 4);

comment on column portrait.face_distance is 'dlib''s measure, 0 is the same face; null where the model did not compare';
