// Classic scripts, which are imported for what they leave in the global scope (see static/libraries).
export {};
